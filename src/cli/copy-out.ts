import { resolve } from 'node:path';
import { DirectoryWriter } from '../extraction/directory-writer.ts';
import { extractFile } from '../extraction/extract-file.ts';
import { planExtraction } from '../extraction/plan-extraction.ts';
import type { GuardPartial } from '../extraction/whole-file.ts';
import { attributesOf } from '../filesystem/file-attributes.ts';
import type { FoundPath } from './find-path.ts';
import type { LoadedImage } from './loaded-image.ts';

/** Where something of an image is to be copied to. */
export interface Destination {
  /** The directory that a relative target starts from. */
  readonly cwd: string;
  readonly target: string;
  /** Files that are there already are replaced; else they stay, and nothing is written. */
  readonly replace: boolean;
  readonly guard: GuardPartial;
}

/** Copies a file; under `name` where the target is a directory. */
export function copyFile(
  { tree, contentOf }: LoadedImage,
  version: number,
  name: string,
  { cwd, target, replace, guard }: Destination,
): Promise<void> {
  const file = { name, content: contentOf(version), attributes: attributesOf(tree, version) };
  // The slash at its end says that a directory is meant.
  const place = resolve(cwd, target) + (target.endsWith('/') ? '/' : '');
  return extractFile(place, file, replace, guard);
}

/** What copies all that a directory holds at a layer, once it is told to. */
export function directoryCopier(
  { tree, contentOf }: LoadedImage,
  { version, layer }: FoundPath,
  { cwd, target, replace }: Destination,
): DirectoryWriter {
  const plan = planExtraction(tree, layer, tree.versions.node.at(version), contentOf);
  return new DirectoryWriter(plan, resolve(cwd, target), replace);
}
