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
  return ruleWords[about.rule].advise(about.data, told);
}
