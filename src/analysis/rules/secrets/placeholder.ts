/** Values that stand for one that is given later, or that everybody knows. */
const placeholders =
  /^(?:x+|\*+|\.+|0+|null|none|nil|false|true|unset|undefined|secret|password|passwd|change-?_?me|change-?_?it|to-?_?do|todo|tbd|dummy|fake|test(?:ing)?|example|placeholder|redacted|insecure|development|your[-_].*|my[-_].*|.*example.*|.*change-?_?me.*|.*placeholder.*)$/i;

/** Whether a value is no secret, because it only shows where one belongs. */
export function isPlaceholder(value: string): boolean {
  const bare = value
    .trim()
    .replace(/^["']|["']$/g, '')
    .slice(0, 200);
  return bare.length < 3 || /^[$<{%[]/.test(bare) || placeholders.test(bare);
}
