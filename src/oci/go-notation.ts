const exposedPorts = /^EXPOSE map\[(.*)\]$/;
const healthcheck = /^HEALTHCHECK &\{\[((?:"(?:[^"\\]|\\.)*" ?)*)\] /;

/**
 * Builders print the values of some instructions as Go prints them:
 * `EXPOSE map[80/tcp:{}]`, `HEALTHCHECK &{["CMD-SHELL" "true"] "30s" "0s" "0s" '\x00'}`.
 */
export function readGoNotation(line: string): string {
  const ports = exposedPorts.exec(line)?.[1];
  if (ports !== undefined) return `EXPOSE ${ports.replaceAll(':{}', '')}`;
  const words = healthcheck.exec(line)?.[1];
  if (words !== undefined) return `HEALTHCHECK ${readTest(words)}`;
  return line;
}

/** `"CMD-SHELL" "curl x"` is `CMD curl x`; `"CMD" "a" "b"` and `"NONE"` keep their words. */
function readTest(words: string): string {
  const [kind, ...test] = Array.from(words.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, word = '']) =>
    word.replace(/\\(["\\])/g, '$1'),
  );
  return [kind === 'CMD-SHELL' ? 'CMD' : kind, ...test].join(' ');
}
