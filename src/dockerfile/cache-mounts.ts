import type { Flag } from './dockerfile.ts';

/** The directories that cache mounts of a RUN stand for: what is written there is in no layer. */
export function cacheMounts(flags: readonly Flag[]): readonly string[] {
  return flags.flatMap(({ name, value }) => {
    const options = new Map(value.split(',').map(readOption));
    if (name !== 'mount' || options.get('type') !== 'cache') return [];
    const target = options.get('target') ?? options.get('dst') ?? options.get('destination') ?? '';
    return target === '' ? [] : [target];
  });
}

function readOption(option: string): readonly [name: string, value: string] {
  const [name = '', value = ''] = option.replaceAll('"', '').split('=');
  return [name.toLowerCase(), value];
}
