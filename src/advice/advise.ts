import type { Finding } from '../analysis/finding.ts';
import type { About, RuleId } from '../analysis/rules/rules.ts';
import type { Image } from '../model/image.ts';
import type { Advice, Told } from './rule-words.ts';
import { ruleWords } from './words.ts';

/** What to tell people about a finding. Names from the image are escaped for a terminal. */
export function advise(finding: Finding, image: Image): Advice {
  return adviseOn(finding.about, { image, finding });
}

function adviseOn<Id extends RuleId>(about: About<Id>, told: Told): Advice {
  const advice = ruleWords[about.rule].advise(about.data, told);
  const { ownBytes, baseBytes } = told.finding;
  return ownBytes === 0 && baseBytes > 0 ? { ...advice, fix: fixOfBase } : advice;
}

/** Whatever it is, this image's Dockerfile does not change it. */
const fixOfBase = 'It comes with the base image: choose another one, or change it there.';
