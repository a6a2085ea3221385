import type { FileType } from '../model/entry-kind.ts';

const typeLetters: Readonly<Record<FileType, string>> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  'character-device': 'c',
  'block-device': 'b',
  fifo: 'p',
};

const setuid = 0o4000;
const setgid = 0o2000;
const sticky = 0o1000;

/** Type and permission bits as `ls -l` writes them: `-rwsr-xr-t`; `d?????????` when unknown. */
export function formatMode(type: FileType, mode: number | null): string {
  if (mode === null) return `${typeLetters[type]}?????????`;
  return (
    typeLetters[type] +
    permissions(mode >> 6, (mode & setuid) !== 0, 's') +
    permissions(mode >> 3, (mode & setgid) !== 0, 's') +
    permissions(mode, (mode & sticky) !== 0, 't')
  );
}

/** The lowest three bits; the last letter also tells of a special bit, a capital without `x`. */
function permissions(bits: number, special: boolean, letter: string): string {
  const execute = (bits & 1) !== 0;
  const last = special ? (execute ? letter : letter.toUpperCase()) : execute ? 'x' : '-';
  return `${(bits & 4) === 0 ? '-' : 'r'}${(bits & 2) === 0 ? '-' : 'w'}${last}`;
}
