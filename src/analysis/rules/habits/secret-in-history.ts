import { readPairs } from '../../../dockerfile/assignments.ts';
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
    const way = step.keyword === 'ENV' ? 'environment' : step.keyword === 'ARG' ? 'argument' : null;
    for (const name of way === null ? [] : secretsSet(step.text)) {
      yield aboutStep('secret-in-history', { name, way: way ?? 'command' }, step);
    }
    for (const name of secretsSet(image.history[step.position]?.buildArguments ?? [])) {
      const declared = steps.find((arg) => arg.keyword === 'ARG' && namesIn(arg).includes(name));
      yield aboutStep('secret-in-history', { name, way: 'argument' }, declared ?? step);
    }
    for (const { token } of findTokens(step.text)) {
      yield aboutStep('secret-in-history', { name: token.what, way: 'command' }, step);
    }
  }
  // Without a history, the config has the environment; with one, the base's own is not our concern.
  if (image.history.length > 0) return;
  for (const name of secretsSet(image.config.env)) {
    yield aboutImage('secret-in-history', { name, way: 'environment' });
  }
}

function secretsSet(assignments: string | readonly string[]): readonly string[] {
  const pairs = typeof assignments === 'string' ? readPairs(assignments) : assignments.map(split);
  return pairs
    .filter(({ name, value }) => value !== null && isSecretAssignment(name, unquote(value)))
    .map(({ name }) => name);
}

function split(text: string): { readonly name: string; readonly value: string } {
  const equals = text.indexOf('=');
  return { name: text.slice(0, equals), value: text.slice(equals + 1) };
}

function namesIn({ text }: OwnStep): readonly string[] {
  return readPairs(text).map(({ name }) => name);
}
