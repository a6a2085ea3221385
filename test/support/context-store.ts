import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryDirectory } from './temporary-directory.ts';

/** A home directory with these files, by their paths below it. */
export function homeWith(files: Readonly<Record<string, string | object>>): string {
  const home = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    const path = join(home, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return home;
}

/** Where the docker CLI keeps what it knows of a context, below a home directory. */
export function contextFiles(name: string): { readonly meta: string; readonly tls: string } {
  const id = createHash('sha256').update(name).digest('hex');
  return {
    meta: `.docker/contexts/meta/${id}/meta.json`,
    tls: `.docker/contexts/tls/${id}/docker`,
  };
}

/** What stands there. */
export function contextMeta(name: string, host: string): object {
  return {
    Name: name,
    Metadata: {},
    Endpoints: { docker: { Host: host, SkipTLSVerify: false } },
  };
}
