import type { PathPattern } from '../path-pattern.ts';
import { type LayerMatches, liveByLayer } from './live-by-layer.ts';
import type { Rule } from './rule.ts';

/** What only people at a terminal read. */
interface ReadingPlace extends PathPattern {
  readonly what: string;
  readonly source: string;
}

export type Documentation = Pick<LayerMatches<ReadingPlace>, 'layer' | 'rows'>;

const manual: ReadingPlace = {
  what: 'manual pages',
  globs: ['/usr/share/man', '/usr/local/share/man', '/usr/share/info'],
  source: 'https://wiki.ubuntu.com/ReducingDiskFootprint#Documentation',
};

export const readingPlaces: readonly ReadingPlace[] = [
  {
    what: 'documentation',
    globs: ['/usr/share/doc', '/usr/local/share/doc', '/usr/share/gtk-doc', '/usr/share/help'],
    source: 'https://www.debian.org/doc/debian-policy/ch-docs.html#additional-documentation',
  },
  manual,
  {
    what: 'translations',
    globs: ['/usr/share/locale', '/usr/share/i18n/locales'],
    source: 'https://wiki.ubuntu.com/ReducingDiskFootprint#Documentation',
  },
];

/**
 * Documentation in an image whose base has none: whoever chose a slim base does not want it. With
 * a base that has its manual pages, only they are told of.
 */
export const documentation: Rule<'documentation', Documentation> = {
  id: 'documentation',
  severity: 'low',
  bySize: true,
  patterns: readingPlaces,
  reads: null,
  *find(facts) {
    const { tree, matches, image } = facts;
    const { layer: layers, node } = tree.versions;
    const isBase = (layer: number): boolean => layer < image.base.count;
    const isFull = matches.of(manual).some(({ version }) => isBase(layers.at(version)));
    // Licences ask for it that these go along.
    const isMeant = (_: ReadingPlace, { version }: { readonly version: number }): boolean =>
      tree.nameOf(node.at(version)) !== 'copyright';
    for (const { layer, rows, ...claimed } of liveByLayer(facts, readingPlaces, isMeant)) {
      if (isFull && !isBase(layer)) continue;
      const data = { layer, rows };
      yield { about: { rule: 'documentation', data }, layer, waste: [], ...claimed };
    }
  },
};
