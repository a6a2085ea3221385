import type { PathPattern } from '../../path-pattern.ts';
import type { Severity } from '../../../model/severity.ts';
import type { PathFacts } from '../rule.ts';
import { findTokens } from './find-tokens.ts';
import { PackageDirectories } from './package-directories.ts';
import type { SecretFile } from './secret-file.ts';
import { secretFiles } from './secret-files.ts';
import { secretLines } from './secret-names.ts';
import { tokenCandidates } from './token-candidates.ts';

/** What was found in one file: never the secret itself. */
export interface SecretInFile {
  /** What it is, for people, with an article. */
  readonly what: string;
  readonly severity: Severity;
  readonly isGenerated: boolean;
  /** Where, counted from 1; null where the whole file is the secret. */
  readonly line: number | null;
}

/** A version whose content may hold a secret, and how to tell. */
export interface Suspect {
  readonly version: number;
  /** One for all that are looked through in the same way. */
  readonly inspect: (text: string) => SecretInFile | null;
}

/** Files of settings for a program's environment, by any name but that of an example. */
export const environmentFiles: PathPattern = { globs: ['.env', '.env.*', '*.env'] };
const exampleFile = /[._-](?:example|sample|template|dist|defaults?|test|ci)(?:\.|$)/i;
/** Stores of certificates that one trusts hold nothing secret. */
const trustStore = /trust|cacerts/i;

/**
 * The files of own layers that may hold a secret, live or deleted: first those that are named like
 * one, then small texts. What packages bring is known to the world, and left out.
 */
export function* suspects(facts: PathFacts): Generator<Suspect> {
  const { tree, matches, image } = facts;
  const packages = new PackageDirectories(tree);
  const isOwn = ({ version }: { readonly version: number }): boolean =>
    tree.versions.layer.at(version) >= image.base.count &&
    tree.contentBytes(version) > 0 &&
    !packages.has(tree.versions.node.at(version));
  const nameOf = (version: number): string => tree.nameOf(tree.versions.node.at(version));
  for (const row of secretFiles) {
    const inspect: Suspect['inspect'] = (text) => inspectNamed(row, text);
    for (const { version } of matches.of(row).filter(isOwn)) {
      if (row.confirmedBy === null && trustStore.test(nameOf(version))) continue;
      yield { version, inspect };
    }
  }
  for (const { version } of matches.of(environmentFiles).filter(isOwn)) {
    if (!exampleFile.test(nameOf(version))) yield { version, inspect: inspectEnvironment };
  }
  for (const version of tokenCandidates(facts, packages)) {
    yield { version, inspect: inspectText };
  }
}

function inspectNamed(
  { what, severity, confirmedBy, isGenerated = false }: SecretFile,
  text: string,
): SecretInFile | null {
  if (confirmedBy === null) return { what, severity, isGenerated, line: null };
  const line = text.split('\n').findIndex((row) => confirmedBy.test(row.slice(0, longestLine)));
  return line < 0 ? null : { what, severity, isGenerated, line: line + 1 };
}

function inspectEnvironment(text: string): SecretInFile | null {
  const [line] = secretLines(text);
  if (line === undefined) return inspectText(text);
  return { what: 'values of an environment file', severity: 'high', isGenerated: false, line };
}

function inspectText(text: string): SecretInFile | null {
  const [first] = findTokens(text);
  if (first === undefined) return null;
  return { what: first.token.what, severity: 'high', isGenerated: false, line: first.line };
}

const longestLine = 4096;
