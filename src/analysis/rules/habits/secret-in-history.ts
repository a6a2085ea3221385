import { type Assignment, readAssignments, readPairs } from '../../../dockerfile/assignments.ts';
import { unquote } from '../../../dockerfile/shell-words.ts';
import type { OwnStep } from '../../own-steps.ts';
import type { Claim, Facts, Rule } from '../rule.ts';
import { findTokens } from '../secrets/find-tokens.ts';
import { isSecretAssignment } from '../secrets/secret-names.ts';
import { aboutImage, aboutStep } from './about-step.ts';

export interface SecretInHistory {
  /** The variable's name, or of a token in a command what it is. Never its value. */
  readonly name: string;
  readonly way: 'environment' | 'argument' | 'command';
}

/** What ENV, ARG and commands say stands in the image's config for all who can pull it. */
export const secretInHistory: Rule<'secret-in-history', SecretInHistory> = {
  id: 'secret-in-history',
  severity: 'high',
  bySize: false,
  patterns: [],
  reads: null,
  *find(facts) {
    const told = new Set<string>();
    for (const claim of found(facts)) {
      const { name } = claim.about.data;
      if (!told.has(name)) yield claim;
      told.add(name);
    }
  },
};

function* found({ steps, image }: Facts): Generator<Claim<'secret-in-history', SecretInHistory>> {
  for (const step of steps) {
    for (const secret of secretsOf(step)) yield aboutStep('secret-in-history', secret, step);
    const given = image.history[step.position]?.buildArguments ?? [];
    for (const name of secretNames(given.map(split))) {
      const declared = steps.find((arg) => arg.keyword === 'ARG' && namesIn(arg).includes(name));
      yield aboutStep('secret-in-history', { name, way: 'argument' }, declared ?? step);
    }
  }
  // Without a history, the config has the environment; with one, the base's own is not our concern.
  if (image.history.length > 0) return;
  for (const name of secretNames(image.config.env.map(split))) {
    yield aboutImage('secret-in-history', { name, way: 'environment' });
  }
}

function secretsOf({ keyword, text }: OwnStep): readonly SecretInHistory[] {
  switch (keyword) {
    case 'ENV':
      return secretNames(readPairs(text)).map((name) => ({ name, way: 'environment' }));
    case 'ARG':
      return secretNames(readAssignments(text)).map((name) => ({ name, way: 'argument' }));
    default:
      return findTokens(text).map(({ token }) => ({ name: token.what, way: 'command' }));
  }
}

/** The variables that are given a secret, as their names or their values tell. */
function secretNames(assignments: readonly Assignment[]): readonly string[] {
  return assignments
    .filter(({ name, value }) => value !== null && isSecret(name, unquote(value)))
    .map(({ name }) => name);
}

function isSecret(name: string, value: string): boolean {
  return isSecretAssignment(name, value) || findTokens(value).length > 0;
}

function split(text: string): Assignment {
  const equals = text.indexOf('=');
  return { name: text.slice(0, equals), value: text.slice(equals + 1) };
}

function namesIn({ text }: OwnStep): readonly string[] {
  return readAssignments(text).map(({ name }) => name);
}
