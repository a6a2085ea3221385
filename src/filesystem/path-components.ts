import { type ByteString, sliceBytes } from '../model/byte-string.ts';

/** The steps of a path or of a link's target, first one first: `.` and empty ones mean nothing. */
export function componentsOf(path: ByteString): ByteString[] {
  const components: ByteString[] = [];
  for (let start = 0; start <= path.length;) {
    const found = path.indexOf('/', start);
    const end = found === -1 ? path.length : found;
    const component = sliceBytes(path, start, end);
    if (component !== '' && component !== '.') components.push(component);
    start = end + 1;
  }
  return components;
}
