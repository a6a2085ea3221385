import { encodeText } from '../model/byte-string.ts';
import { LayerscopeError } from '../model/error.ts';
import { limits } from '../model/limits.ts';
import type { Entry } from '../tar/entry.ts';
import { fileName } from './file-name.ts';

/** More than any archive of images has, and few enough to keep. */
const maximumNames = 100_000;
const maximumBytes = 16 << 20;

type Named<T> =
  | { readonly kind: 'file'; readonly value: T }
  | { readonly kind: 'link'; readonly target: string | null };

/**
 * What an archive holds by name. Names are as many bytes as characters, as the tar has them. The
 * last of several files of one name counts, as it would when unpacked; links lead to their files.
 */
export class ArchiveNames<T> {
  readonly #names = new Map<string, Named<T>>();
  #bytes = 0;

  /** Takes note of a file with its value; of a link, or of nothing, by itself. */
  add(entry: Entry, value: T): void {
    const name = fileName(entry.path);
    const named = name === null ? null : readNamed(entry, name, value);
    if (name === null || named === null) return;
    this.#names.set(name, named);
    this.#bytes += name.length + (entry.linkTarget?.length ?? 0);
    if (this.#names.size > maximumNames || this.#bytes > maximumBytes) throw tooManyNames();
  }

  /** The file of that name (text as JSON has it), with the name that it really has. */
  find(wanted: string): { readonly name: string; readonly value: T } | null {
    let name = fileName(encodeText(wanted));
    for (let links = 0; name !== null && links <= limits.symlinks; links++) {
      const named = this.#names.get(name);
      if (named === undefined) return null;
      if (named.kind === 'file') return { name, value: named.value };
      name = named.target;
    }
    return null;
  }

  all(): Iterable<string> {
    return this.#names.keys();
  }
}

function readNamed<T>(entry: Entry, name: string, value: T): Named<T> | null {
  const target = entry.linkTarget ?? '';
  if (entry.type === 'file') return { kind: 'file', value };
  if (entry.type === 'symlink') return { kind: 'link', target: fileName(target, name) };
  return entry.type === 'hardlink' ? { kind: 'link', target: fileName(target) } : null;
}

function tooManyNames(): LayerscopeError {
  return new LayerscopeError({
    code: 'not-an-image',
    tried: 'find an image in the archive',
    failed: `it holds more than ${maximumNames} files, or names, as the archive of a file system would`,
    advice: 'Save the image itself: docker save -o image.tar NAME',
  });
}
