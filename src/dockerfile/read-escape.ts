const directive = /^#\s*([A-Za-z]\w*)\s*=\s*(\S+)\s*$/;

/**
 * The character that continues lines: a backslash, or the backtick that a parser directive
 * (`# escape=\``) may choose. Directives stand on the very first lines.
 */
export function readEscape(lines: readonly string[]): string {
  for (const line of lines) {
    const [, name = '', value = ''] = directive.exec(line.trim()) ?? [];
    if (name === '') break;
    if (name.toLowerCase() === 'escape') return value === '`' ? '`' : '\\';
  }
  return '\\';
}
