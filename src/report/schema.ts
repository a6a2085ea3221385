import { attributes } from '../analysis/attributes.ts';
import { causes } from '../analysis/waste.ts';
import { ruleNames } from '../analysis/gate.ts';
import { severities } from '../model/severity.ts';
import { imageSchema } from './image-schema.ts';
import {
  base64,
  count,
  digest,
  figure,
  type JsonSchema,
  list,
  nullable,
  object,
  oneOf,
  ratio,
  text,
} from './json-schema.ts';
import { layerSchema } from './layer-schema.ts';
import { listingSchema } from './listing-schema.ts';
import { pathBase64Schema as pathBase64, pathSchema as path } from './path-schema.ts';
import { schemaVersion } from './report.ts';

const layer = count('Index of the layer.');

const summary = object('The figures of the whole image.', {
  layers: count('Number of layers.'),
  files: count('Paths of the final filesystem that are not directories.'),
  storedBytes: count('Bytes of file content that all layers carry.'),
  finalBytes: count('Those of them that are in the final filesystem.'),
  reclaimableBytes: count('The others: stored − final, and the sum over all of `waste`.'),
  efficiency: ratio('final / stored; 1 when nothing is stored.'),
  ownStoredBytes: count('Stored bytes of own layers: those that are not of the base image.'),
  ownReclaimableBytes: count('Reclaimable bytes of own layers.'),
  ownWastedRatio: ratio('ownReclaimable / ownStored; 0 when nothing is stored.'),
  baseShadowedBytes: count('Bytes of the base image that own layers hide.'),
  avoidableBytes: count('Bytes of the final filesystem that findings could do without.'),
  compressedBytes: nullable(count('Bytes of all blobs; null unless every layer is compressed.')),
});

const reading = object(
  'What it took to make the report: the same image may take more another time.',
  {
    readBytes: count('Bytes of layers that were read.'),
    blobBytes: count('Bytes of all layers as they are stored.'),
  },
);

const waste = object(
  'One content that a layer stores and a later one hides.',
  {
    path,
    cause: oneOf(
      '`deleted`, `overwritten` by other content, `rewritten` with the same content, `moved` to ' +
        'another path, `replaced` by another type, or `repeated` in the same layer.',
      causes,
    ),
    bytes: count('Bytes that the layer stores for it.'),
    layer: count('Index of the layer that stores the bytes.'),
    shadowedBy: count('Index of the layer that hides them.'),
  },
  {
    pathBase64,
    attributes: list(
      'With `rewritten` only: what changed; empty when nothing did.',
      oneOf('An attribute.', attributes),
    ),
  },
);

const finding = object(
  'Something to change.',
  {
    id: text('Name of the rule that found it.'),
    severity: oneOf('How much it matters.', severities),
    title: text('What it is, in one line.'),
    detail: text('Why it matters, and where it comes from.'),
    bytes: count('Bytes that the change saves.'),
    ownBytes: count('Those of them that a change of the Dockerfile saves.'),
    baseBytes: count('Those of them that only another base image would save.'),
    reclaimableBytes: count('Those of `bytes` that no container can see; the others are live.'),
    additionalBytes: count('Own bytes that no finding before this one has.'),
    layer: nullable(count('Index of the layer it is about; null when it is about the image.')),
    paths: list('Paths that it is about, at most 100; see `pathCount`.', path),
    pathCount: count('How many paths it is about.'),
    fix: text('What to change; lines of a Dockerfile are indented.'),
  },
  {
    pathsBase64: list(
      'The bytes of each path, in the same order, where any is not UTF-8.',
      nullable(base64('The bytes; null of a path that is UTF-8.')),
    ),
    file: text('The Dockerfile that has the instruction, if it was found.'),
    lines: object('Where the instruction stands in it.', {
      first: count('Its first line, counted from 1.'),
      last: count('Its last line.'),
    }),
  },
);

const findingRule = object('A rule that found something.', {
  id: text('As findings have it.'),
  name: text('What it looks for, in a few words.'),
  about: text('Why that matters, and what to do about it in general.'),
});

const duplicate = object('One content that is live at several paths.', {
  digest: digest('Digest of the content.'),
  bytes: count('Bytes of one copy.'),
  reclaimableBytes: count('Bytes that keeping one copy would save.'),
  paths: list('Where it is.', object('One copy.', { path, layer }, { pathBase64 })),
});

const ruleDetail = object(
  'Something that made the rule warn or fail.',
  {
    layer: nullable(layer),
    bytes: nullable(count('What it costs.')),
  },
  { path, pathBase64, finding: text('Title of the finding, of rules that judge findings.') },
);

const rule = object('One rule of the gate.', {
  name: oneOf('The rule.', ruleNames),
  status: oneOf('What it says of the image.', ['pass', 'warn', 'fail', 'off']),
  actual: nullable(figure('The figure that was judged; null when the rule is off.')),
  threshold: nullable(figure('What it was judged by; null when the rule is off.')),
  unit: oneOf(
    'What the figures count: a share of 1, bytes, things, or a severity: 1 for `info` to 4 for ' +
      '`high`, 0 for none.',
    ['ratio', 'bytes', 'count', 'severity'],
  ),
  message: text('What the outcome means.'),
  details: list(
    'What costs most, dearest first; empty unless the rule warns or fails.',
    ruleDetail,
  ),
});

const gate = object('The verdict; only where the gate was asked for.', {
  verdict: oneOf('The worst of the rules.', ['pass', 'warn', 'fail']),
  rules: list('All rules, in order.', rule),
});

const dive = object('What dive 0.13 computes for the image, so that its thresholds carry over.', {
  efficiency: figure('Its image efficiency.'),
  wastedBytes: count('Its wasted bytes.'),
  userWastedPercent: figure('Its share of wasted bytes in all layers but the first.'),
});

const warning = object(
  'Something odd about the image.',
  {
    code: { ...text('What kind of thing; more kinds may come.'), pattern: '^[a-z-]+$' },
    severity: oneOf(
      '`notice`: no figure suffers. `damage`: some of the image could not be read, and the figures ' +
        'speak only of the rest.',
      ['notice', 'damage'],
    ),
    message: text('What it is, in one sentence.'),
  },
  { layer, path, pathBase64, offset: count('Where in the uncompressed tar, in bytes.') },
);

const totals = object('Rows of the lists before `--top` cut them; only with `--top`.', {
  waste: count('Rows of `waste`.'),
  findings: count('Rows of `findings`.'),
  duplicates: count('Rows of `duplicates`.'),
});

const report = object(
  'What layerscope says about one container image. All sizes are whole bytes.',
  {
    schemaVersion: { description: 'Version of this form.', type: 'string', const: schemaVersion },
    tool: object('What made the report.', {
      name: text('Name of the program.'),
      version: text('Its version.'),
    }),
    image: imageSchema,
    summary,
    reading,
    layers: list('All layers, from the lowest.', layerSchema),
    waste: list('Everything that later layers hide, the largest first.', waste),
    findings: list('What to change, by what it saves.', finding),
    findingRules: list('The rules that found something, each once.', findingRule),
    duplicates: list('Equal contents, by what keeping one copy would save.', duplicate),
    compat: object('Figures as other tools compute them.', { dive }),
    warnings: list('What is odd about the image.', warning),
  },
  { gate, totals },
);

/** JSON Schema of the report; that of `layerscope ls --format json` is its definition `listing`. */
export const reportSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:layerscope:report:1.0',
  title: 'layerscope report',
  ...report,
  $defs: { listing: listingSchema },
};
