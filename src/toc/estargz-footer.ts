import { TocProblem } from './toc-problem.ts';

/** Bytes of the footer: a gzip member without content, whose extra field says where the table is. */
export const footerLength = 51;

/**
 * In hexadecimal: a gzip header with any time, a field `SG` of 22 bytes that are 16 hexadecimal
 * digits and `STARGZ`, an empty deflate block and an empty trailer (estargz.md, Footer).
 */
const footerPattern = /^1f8b0804.{12}1a0053471600((?:3\d|6[1-6]){16})53544152475a010000ffff0{16}$/;

/** Where in the blob the table of contents starts, by the blob's last `footerLength` bytes. */
export function readEstargzFooter(footer: Uint8Array): number {
  const match = footerPattern.exec(Buffer.from(footer).toString('hex'));
  const offset = Number.parseInt(Buffer.from(match?.[1] ?? '', 'hex').toString(), 16);
  if (!Number.isSafeInteger(offset)) throw new TocProblem('the blob does not end with its footer');
  return offset;
}
