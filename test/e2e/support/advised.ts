import { existsSync, readFileSync } from 'node:fs';
import type { Report } from '../../../src/report/report.ts';
import { checkedReport } from '../../support/checked-report.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { buildImage, docker } from './docker.ts';

/** A file of `fixtures/advice`, or nothing where it is not there. */
export function adviceFile(folder: string, name: string): string {
  const path = `fixtures/advice/${folder}/${name}`;
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Builds the image as the finding meets it, or with the fix applied, and reports on it. */
export async function reportOnBuild(
  folder: string,
  kind: 'bad' | 'good',
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Report> {
  const tag = `e2e/advice-${folder}:${kind}`;
  const archive = `${temporaryDirectory()}/${kind}.tar`;
  const ignored = adviceFile(folder, `${kind}.dockerignore`);
  await buildImage(tag, adviceFile(folder, `${kind}.Dockerfile`), {
    ...files,
    '.dockerignore': Buffer.from(ignored),
  });
  await docker('save', '--output', archive, tag);
  await docker('rmi', '--no-prune', tag);
  const dockerfile = `fixtures/advice/${folder}/${kind}.Dockerfile`;
  return checkedReport([archive, '--dockerfile', dockerfile], { cwd: process.cwd() });
}
