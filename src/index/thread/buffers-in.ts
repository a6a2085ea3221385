/** The memory of all typed arrays in plain data, so that it can be handed over and not copied. */
export function buffersIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (typeof value !== 'object' || value === null) return [];
  const parts = value instanceof Map ? [...value.values()] : Object.values(value);
  return [...new Set(parts.flatMap(buffersIn))];
}
