/** Before `&&` and `||`, behind `;` (not `;;`, nor where `do` and `then` follow); quotes hold. */
const part = /"(?:[^"\\]|\\.)*"?|'[^']*'?|\\.|;;| && | \|\| |; (?!do\b|then\b)|[^"'\\;& |]+|./gs;

/** An instruction, its commands on lines of their own, as in a Dockerfile written with care. */
export function instructionLines(instruction: string): readonly string[] {
  if (!instruction.startsWith('RUN ')) return [instruction];
  const lines: string[] = [];
  let line = '';
  for (const [found] of instruction.matchAll(part)) {
    if (found === ' && ' || found === ' || ') {
      lines.push(line);
      line = found.trimStart();
    } else if (found === '; ') {
      lines.push(`${line};`);
      line = '';
    } else {
      line += found;
    }
  }
  return [...lines, line].filter((text) => text !== '');
}
