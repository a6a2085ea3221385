import { limits } from '../../../model/limits.ts';
import type { Rule } from '../rule.ts';
import { claimSecrets, type Secrets } from './claim-secrets.ts';
import { secretFiles } from './secret-files.ts';
import { Inspected } from './inspected.ts';
import { environmentFiles, type SecretInFile, suspects } from './suspects.ts';

/**
 * Credentials in files of own layers, also those that a later layer deletes: they ship all the
 * same. Only where they are is told, never what they say.
 */
export const secrets: Rule<'secrets', Secrets> = {
  id: 'secrets',
  severity: 'high',
  bySize: false,
  patterns: [...secretFiles, environmentFiles],
  *reads(facts) {
    for (const { version } of suspects(facts)) {
      yield { version, bytes: limits.contentWindowBytes };
    }
  },
  find(facts) {
    if (facts.windows.size === 0) return [];
    const { inode } = facts.tree.versions;
    const found = new Map<number, SecretInFile>();
    const inspected = new Inspected(facts.windows);
    for (const { version, inspect } of suspects(facts)) {
      if (found.has(version)) continue;
      const secret = inspected.by(inspect, inode.at(version));
      if (secret !== null) found.set(version, secret);
    }
    return claimSecrets(facts, found);
  },
};
