/** What a registry asks for before it answers (RFC 9110, section 11; RFC 6750, section 3). */
export interface Challenge {
  /** In lower case: `basic`, `bearer`. */
  readonly scheme: string;
  /** By their names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

const parameter = /^\s*,?\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/;
const scheme = /^[\s,]*([\w!#$%&'*+.^`|~-]+)(?=\s|,|$)/;
/** No registry needs more; the rest is not read. */
const longestHeader = 16 * 1024;

/** The challenges of a `WWW-Authenticate` header, up to the first thing that is none. */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: Challenge[] = [];
  let rest = header.slice(0, longestHeader);
  for (let found = scheme.exec(rest); found !== null; found = scheme.exec(rest)) {
    const parameters = new Map<string, string>();
    challenges.push({ scheme: (found[1] ?? '').toLowerCase(), parameters });
    rest = rest.slice(found[0].length);
    for (let part = parameter.exec(rest); part !== null; part = parameter.exec(rest)) {
      const [all, name = '', quoted, bare = ''] = part;
      parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare);
      rest = rest.slice(all.length);
    }
  }
  return challenges;
}
