import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../src', import.meta.url));

interface Import {
  /** As written: `../model/error.ts`, `node:fs`, `yaml`. */
  readonly from: string;
  /** `static` is loaded with the file, `dynamic` when it is called for, `type` never. */
  readonly kind: 'static' | 'dynamic' | 'type';
}

/** A file of `src/`. */
export interface SourceFile {
  /** Below `src/`, with slashes: `cli/main.ts`. */
  readonly path: string;
  /** The first part of the path. */
  readonly folder: string;
  /** The text without comments. */
  readonly code: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

export function sourceFiles(): readonly SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readSource(path.replaceAll('\\', '/')));
}

/** The path below `src/` of what a relative import names; null for a package. */
export function resolveImport(file: SourceFile, from: string): string | null {
  if (!from.startsWith('.')) return null;
  return relative(root, join(root, dirname(file.path), from)).replaceAll('\\', '/');
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const code = text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  const [folder = ''] = path.split('/');
  return { path, folder, code, lines: text.split('\n').length - 1, imports: importsOf(code) };
}

function importsOf(code: string): readonly Import[] {
  const declarations = /^(?:import|export)\b([^'";]*?)\s*\bfrom\s*'([^']+)'|^import\s*'([^']+)'/gm;
  const calls = /\bimport\(\s*'([^']+)'\s*\)/g;
  return [
    ...Array.from(code.matchAll(declarations), ([, clause = '', named, bare = '']): Import => ({
      from: named ?? bare,
      kind: /^\s*type\b/.test(clause) ? 'type' : 'static',
    })),
    ...Array.from(code.matchAll(calls), ([, from = '']): Import => ({ from, kind: 'dynamic' })),
  ];
}
