import { encodeText } from '../../model/byte-string.ts';
import type { ImageTree } from '../../filesystem/image-tree.ts';
import type { PathPattern } from '../path-pattern.ts';
import { type LayerMatches, liveByLayer } from './live-by-layer.ts';
import type { Rule } from './rule.ts';

/** What is needed to build or to debug, and not to run. */
interface DevelopmentPlace extends PathPattern {
  readonly what: string;
  /** Whether a compiler that is there has a use for it. */
  readonly forCompilers: boolean;
  readonly source: string;
}

export type DevelopmentFiles = Pick<LayerMatches<DevelopmentPlace>, 'layer' | 'rows'>;

export const developmentPlaces: readonly DevelopmentPlace[] = [
  {
    what: 'source maps',
    globs: ['*.js.map', '*.mjs.map', '*.cjs.map', '*.css.map', '*.ts.map'],
    forCompilers: false,
    source: 'https://tc39.es/ecma426/',
  },
  {
    what: 'static libraries',
    globs: ['*.a', '*.la'],
    forCompilers: true,
    source: 'https://www.debian.org/doc/debian-policy/ch-sharedlibs.html#static-libraries',
  },
  {
    what: 'headers',
    globs: ['/usr/include', '/usr/local/include'],
    forCompilers: true,
    source: 'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch04s05.html',
  },
];

const compilers = [
  'usr/bin/cc',
  'usr/bin/gcc',
  'usr/bin/clang',
  'usr/local/go/bin/go',
  'usr/local/cargo/bin/rustc',
  'usr/bin/rustc',
];

/** A layer has files that only building or debugging needs. */
export const developmentFiles: Rule<'development-files', DevelopmentFiles> = {
  id: 'development-files',
  severity: 'low',
  bySize: true,
  patterns: developmentPlaces,
  reads: null,
  *find(facts) {
    const canCompile = hasCompiler(facts.tree);
    const places = developmentPlaces.filter(({ forCompilers }) => !(forCompilers && canCompile));
    for (const { layer, rows, ...claimed } of liveByLayer(facts, places)) {
      const data = { layer, rows };
      yield { about: { rule: 'development-files', data }, layer, waste: [], ...claimed };
    }
  },
};

function hasCompiler(tree: ImageTree): boolean {
  return compilers.some((path) => {
    const node = tree.find(encodeText(path));
    return node !== null && tree.versionAt(node, tree.layerCount - 1) !== null;
  });
}
