const words = 'layer image file root usr share lib python node cache apt list update install'.split(
  ' ',
);
const poolSize = 1 << 26;
const pool = makePool();

/** Content number `i`: text that compresses about as real files do, and differs from all others. */
export function sample(i: number, size: number): Uint8Array {
  const start = (i * 7_919) % (pool.length - Math.min(size, pool.length - 1));
  const content = pool.slice(start, start + size);
  content.set(Buffer.from(String(i)).subarray(0, size));
  return content;
}

function makePool(): Uint8Array {
  const bytes = Buffer.alloc(poolSize);
  let state = 12_345;
  for (let at = 0; at < poolSize;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const word = `${words[(state >>> 16) % words.length]}-${(state >>> 8) % 4_096} `;
    at += bytes.write(word, at, 'latin1');
  }
  return bytes;
}
