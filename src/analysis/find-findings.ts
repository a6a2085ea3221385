import type { ImageTree } from '../filesystem/image-tree.ts';
import type { DockerfileMatch } from '../dockerfile/dockerfile-match.ts';
import type { Image } from '../model/image.ts';
import { compareSeverities, type Severity } from '../model/severity.ts';
import type { Duplicate } from './duplicates.ts';
import type { Waste } from './waste.ts';
import { type Bytes, bytesOf, ClaimedUnion } from './claimed-bytes.ts';
import type { ContentNames } from './content-names.ts';
import type { ContentWindows } from './content-windows.ts';
import type { Contents } from './contents.ts';
import type { FindingSettings } from './finding-settings.ts';
import { rulesOn, wantedPaths } from './wanted-findings.ts';
import type { Finding, FindingPlace } from './finding.ts';
import { ownSteps } from './own-steps.ts';
import { pathFacts } from './path-facts.ts';
import type { Facts } from './rules/rule.ts';
import type { AnyClaim, AnyRule } from './rules/rules.ts';
import { milder, severityOfSaving, smallestSaving } from './severity.ts';

/** What findings are made of. */
export interface FindingsSubject {
  readonly tree: ImageTree;
  readonly image: Image;
  readonly names: ContentNames;
  readonly contents: Contents;
  readonly waste: readonly Waste[];
  readonly duplicates: readonly Duplicate[];
  /** Of the whole image. */
  readonly storedBytes: number;
  /** Answers to the window questions. */
  readonly windows: ContentWindows;
  /** The image's Dockerfile, matched to its history; null where none was given. */
  readonly dockerfile: DockerfileMatch | null;
}

export interface Findings {
  /** By the own bytes that they save, then by severity. */
  readonly findings: readonly Finding[];
  /** Live bytes that any of them claims, each once. */
  readonly avoidableBytes: number;
}

/** A claim with what was made of it. */
interface Judged {
  readonly claim: AnyClaim;
  readonly bytes: Bytes;
  readonly severity: Severity;
}

/** Judges an image by all rules that `settings` leaves on. */
export function findFindings(subject: FindingsSubject, settings: FindingSettings): Findings {
  const { tree, image } = subject;
  const on = rulesOn(settings);
  const facts = factsOf(subject, on, settings);
  const judged = on.flatMap((rule) => Array.from(judgedBy(rule, facts, subject, settings)));
  const union = new ClaimedUnion(tree);
  let avoidableBytes = 0;
  const findings = judged.sort(dearestFirst).map(({ claim, bytes, severity }): Finding => {
    const added = bytesOf(union.add(claim), tree, image.base.count);
    avoidableBytes += added.own + added.base - added.reclaimable;
    return {
      about: claim.about,
      severity,
      bytes: bytes.own + bytes.base,
      ownBytes: bytes.own,
      baseBytes: bytes.base,
      reclaimableBytes: bytes.reclaimable,
      additionalBytes: added.own,
      layer: claim.layer,
      place: placeOf(claim, subject.dockerfile),
      paths: claim.paths,
      pathCount: claim.pathCount,
    };
  });
  return { findings, avoidableBytes };
}

function* judgedBy(
  rule: AnyRule,
  facts: Facts,
  subject: FindingsSubject,
  settings: FindingSettings,
): Generator<Judged> {
  for (const claim of rule.find(facts)) {
    const bytes = bytesOf(claim, subject.tree, subject.image.base.count);
    if (rule.bySize && bytes.own + bytes.base < smallestSaving) continue;
    yield { claim, bytes, severity: severityOf(rule, claim, bytes, subject, settings) };
  }
}

function factsOf(
  subject: FindingsSubject,
  on: readonly AnyRule[],
  settings: FindingSettings,
): Facts {
  const facts = {
    ...subject,
    ...pathFacts(subject.tree, subject.image, on, settings),
    steps: ownSteps(subject.image, subject.dockerfile),
  };
  const isWanted = wantedPaths(settings);
  if (isWanted === null) return facts;
  return {
    ...facts,
    waste: facts.waste.filter(({ path }) => isWanted(path)),
    duplicates: facts.duplicates.map(({ digest, bytes, reclaimableBytes, paths }) => ({
      digest,
      bytes,
      reclaimableBytes,
      paths: paths.filter(({ path }) => isWanted(path)),
    })),
  };
}

function severityOf(
  rule: AnyRule,
  claim: AnyClaim,
  bytes: Bytes,
  subject: FindingsSubject,
  { severities }: FindingSettings,
): Severity {
  const wanted = severities.get(rule.id) ?? 'off';
  if (wanted !== 'off') return wanted;
  if (claim.severity !== undefined) return claim.severity;
  return rule.bySize
    ? milder(rule.severity, severityOfSaving(bytes.own, subject.storedBytes))
    : rule.severity;
}

/** Where the instruction stands that the claim is about; null where that was not found. */
function placeOf(
  { lines, step, layer }: AnyClaim,
  dockerfile: DockerfileMatch | null,
): FindingPlace | null {
  if (dockerfile === null) return null;
  const made = step === undefined ? dockerfile.layers.get(layer ?? -1) : dockerfile.steps[step];
  const found = lines ?? made?.lines;
  if (found === undefined) return null;
  const { start, end } = found;
  return { file: dockerfile.file, lines: { first: start, last: end } };
}

function dearestFirst(a: Judged, b: Judged): number {
  if (a.bytes.own !== b.bytes.own) return b.bytes.own - a.bytes.own;
  return compareSeverities(a.severity, b.severity) || b.bytes.base - a.bytes.base;
}
