/** What follows `docker build` or `podman build`, taken apart. */
export interface BuilderWords {
  /** The values of each option by its long name, in order; empty for one without a value. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** What is no option: the directory that is built. */
  readonly operands: readonly string[];
  /** Whether all options are known. After another one, an operand may be the value of that. */
  readonly isSure: boolean;
}

/** Options of docker, of its plugin buildx, and of podman and buildah, that take no value. */
const flags = setOf(
  'all-platforms check compress created-annotation debug disable-compression ' +
    'disable-content-trust force-rm help http-proxy identity-label inherit-annotations ' +
    'inherit-labels layers load logsplit no-cache no-hostname no-hosts omit-history pull ' +
    'pull-always pull-never push quiet rewrite-timestamp rm skip-unused-stages squash squash-all ' +
    'stdin stream tls-verify',
);

/** Those that take one: behind `=`, or else the next word. */
const valued = setOf(
  'add-host allow annotation arch attest authfile build-arg build-arg-file build-context builder ' +
    'cache-from cache-to cache-ttl call cap-add cap-drop cert-dir cgroup-parent cgroupns cpp-flag ' +
    'cpu-period cpu-quota cpu-shares cpuset-cpus cpuset-mems creds decryption-key device dns ' +
    'dns-option dns-search env file format from group-add hooks-dir ignorefile iidfile ipc ' +
    'isolation jobs label layer-label logfile manifest memory memory-swap metadata-file network ' +
    'no-cache-filter os os-feature os-version output pid platform policy progress provenance retry ' +
    'retry-delay runtime runtime-flag sbom secret security-opt shm-size sign-by signature-policy ' +
    'source-date-epoch ssh tag target timestamp ulimit unsetannotation unsetenv unsetlabel userns ' +
    'userns-gid-map userns-gid-map-group userns-uid-map userns-uid-map-user uts variant volume',
);

const longNames: ReadonlyMap<string, string> = new Map([
  ['c', 'cpu-shares'],
  ['D', 'debug'],
  ['f', 'file'],
  ['m', 'memory'],
  ['o', 'output'],
  ['q', 'quiet'],
  ['t', 'tag'],
  ['v', 'volume'],
]);

/** Reads words as both programs do: options anywhere before `--`, short ones also in one word. */
export function readBuilderWords(words: readonly string[]): BuilderWords {
  const options = new Map<string, readonly string[]>();
  const operands: string[] = [];
  let isSure = true;
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') operands.push(...rest.splice(0));
    else if (word === '-' || !word.startsWith('-')) operands.push(word);
    else {
      for (const { name, value } of optionsIn(word)) {
        isSure &&= value !== null || flags.has(name) || valued.has(name);
        const given = value ?? (valued.has(name) ? rest.shift() : null) ?? '';
        options.set(name, [...(options.get(name) ?? []), given]);
      }
    }
  }
  return { options, operands, isSure };
}

interface WrittenOption {
  readonly name: string;
  /** Null where the word has none. */
  readonly value: string | null;
}

function optionsIn(word: string): readonly WrittenOption[] {
  if (word.startsWith('--')) {
    const [, name = '', value = null] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    return [{ name, value }];
  }
  const found: WrittenOption[] = [];
  for (let at = 1; at < word.length; at++) {
    const letter = word.charAt(at);
    const name = longNames.get(letter) ?? letter;
    const rest = word.slice(at + 1);
    if (rest.startsWith('=') || (rest !== '' && valued.has(name))) {
      return [...found, { name, value: rest.replace(/^=/, '') }];
    }
    found.push({ name, value: null });
  }
  return found;
}

function setOf(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}
