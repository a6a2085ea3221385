import { expect, test } from 'vitest';
import type { Xattrs } from '../../src/model/layer-index.ts';
import { limits } from '../../src/model/limits.ts';
import { walked } from '../support/read-tar.ts';
import { type Bytes, concat, paxHeader, record } from '../support/tar-blocks.ts';

function xattrsOf(...headers: readonly Uint8Array[]): Record<string, string> | null {
  const [entry] = walked(concat([...headers, record({ name: 'a' })])).entries;
  const xattrs: Xattrs | null = entry?.xattrs ?? null;
  return xattrs === null ? null : Object.fromEntries(xattrs);
}

const local = (records: Record<string, Bytes>): Uint8Array => paxHeader(records);
const global = (records: Record<string, Bytes>): Uint8Array => paxHeader(records, 'g');

test('are bytes, names and values', () => {
  const value = Buffer.from([1, 0, 0, 2, 0xff, 0x0a]);
  expect(xattrsOf(local({ 'SCHILY.xattr.security.capability': value }))).toEqual({
    'security.capability': '\u0001\0\0\u0002\u00ff\n',
  });
  expect(xattrsOf(local({ 'SCHILY.xattr.user.\u00e9': 'v' }))).toEqual({
    'user.\u00c3\u00a9': 'v',
  });
});

test('of libarchive are decoded, and give way to the plain ones', () => {
  const encoded = Buffer.from([0, 0xff]).toString('base64');
  expect(xattrsOf(local({ 'LIBARCHIVE.xattr.user.a%3Db': encoded }))).toEqual({
    'user.a=b': '\0\u00ff',
  });
  const both = { 'SCHILY.xattr.user.a': 'plain', 'LIBARCHIVE.xattr.user.a': encoded };
  expect(xattrsOf(local(both))).toEqual({ 'user.a': 'plain' });
});

test('none are null', () => {
  expect(xattrsOf()).toBeNull();
  expect(xattrsOf(local({ mtime: '1' }))).toBeNull();
  expect(xattrsOf(local({ 'SCHILY.xattr.user.a': '' }))).toBeNull();
});

test('of a global header are joined with the local ones, which can take them back', () => {
  const all = global({ 'SCHILY.xattr.user.a': '1', 'SCHILY.xattr.user.b': '2' });
  expect(xattrsOf(all)).toEqual({ 'user.a': '1', 'user.b': '2' });
  const own = local({ 'SCHILY.xattr.user.a': '', 'SCHILY.xattr.user.c': '3' });
  expect(xattrsOf(all, own)).toEqual({ 'user.b': '2', 'user.c': '3' });
});

test('spelt in many ways, one name still costs each of them', () => {
  const spellings = Array.from({ length: 1000 }, (_, i) => {
    const bits = i.toString(2).padStart(10, '0');
    return [`LIBARCHIVE.xattr.${bits.replaceAll('0', 'a').replaceAll('1', '%61')}`, 'dg=='];
  });
  const file = concat([local({ mtime: '1' }), record({ name: 'a' })]);
  const files = Array.from({ length: limits.details / 1000 }, () => file);
  const { end } = walked(concat([global(Object.fromEntries(spellings)), ...files]));
  expect(end.problem?.code).toBe('limit-exceeded');
});
