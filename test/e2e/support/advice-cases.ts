import { randomBytes } from 'node:crypto';
import type { RuleId } from '../../../src/analysis/rules/rules.ts';

/** A pair of Dockerfiles in `fixtures/advice`, and what its build context holds. */
export interface AdviceCase {
  readonly folder: string;
  readonly rule: RuleId;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

const bytes = 9_000_000;
const application = {
  'app/main.py': Buffer.from('print("hello")\n'),
  'app/data/catalog.bin': randomBytes(bytes),
};

export const adviceCases: readonly AdviceCase[] = [
  { folder: 'rewritten-files', rule: 'rewritten-files', files: application },
  { folder: 'rewritten-in-run', rule: 'rewritten-files', files: {} },
  { folder: 'deleted-files', rule: 'deleted-files', files: {} },
  {
    folder: 'deleted-from-context',
    rule: 'deleted-files',
    files: {
      ...application,
      '.git/objects/pack/pack-1.pack': randomBytes(bytes),
      'fixtures.bin': randomBytes(bytes),
    },
  },
  { folder: 'moved-files', rule: 'moved-files', files: application },
  { folder: 'moved-in-run', rule: 'moved-files', files: {} },
  { folder: 'overwritten-files', rule: 'overwritten-files', files: {} },
  { folder: 'added-twice', rule: 'added-twice', files: application },
  { folder: 'duplicate-content', rule: 'duplicate-content', files: {} },
  { folder: 'package-leftovers-apt', rule: 'package-leftovers', files: {} },
  { folder: 'package-leftovers-pip', rule: 'package-leftovers', files: {} },
  {
    folder: 'unwanted-files',
    rule: 'unwanted-files',
    files: {
      ...application,
      '.git/objects/pack/pack-1.pack': randomBytes(bytes),
      'web/node_modules/.cache/babel/1.json': randomBytes(bytes / 2),
      '.idea/workspace.xml': randomBytes(bytes / 3),
    },
  },
  { folder: 'unwanted-in-run', rule: 'unwanted-files', files: {} },
  { folder: 'documentation', rule: 'documentation', files: {} },
  {
    folder: 'development-files',
    rule: 'development-files',
    files: { ...application, 'static/bundle.js.map': randomBytes(bytes) },
  },
];
