import type { Report } from '../report/report.ts';
import { escapeOnOneLine, escapeText } from '../text/escape.ts';
import type { Problem } from './problems.ts';

/**
 * Where a problem is: on the lines of a Dockerfile where they are known, else in the image, and in
 * its layer either way. There is a place in a file always, because GitHub refuses a log as a whole
 * if one of its results has none; of an image, which has no lines, it is the first one.
 */
export function sarifLocation({ layer, dockerfile }: Problem, { image }: Report): object {
  const { file, first, last } = dockerfile ?? { file: image.reference, first: 1, last: 1 };
  const name = layer === null ? 'image' : `layer ${layer}`;
  const fullyQualifiedName = `${escapeOnOneLine(image.reference)}/${name}`;
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(file) },
      region: { startLine: first, endLine: last },
    },
    logicalLocations: [{ name, fullyQualifiedName, kind: 'resource' }],
  };
}

/** A name of a file or an image as a relative reference (RFC 3986, section 4.2). */
function relativeUri(name: string): string {
  const parts = name.replace(/^(\.\/)+/, '').split('/');
  return parts.map((part) => encodeURIComponent(escapeText(part))).join('/') || 'image';
}
