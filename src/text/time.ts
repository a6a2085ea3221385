/** A time of RFC 3339 for people, in UTC to the minute: `2025-11-20 14:03`; null if it is none. */
export function formatTime(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) return null;
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
