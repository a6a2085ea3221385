import type { ImageTree } from '../../../filesystem/image-tree.ts';
import { encodeText } from '../../../model/byte-string.ts';
import { rootPath } from '../../../model/path-table.ts';

/**
 * Directories that hold what others published: keys and tokens in there are samples, test data or
 * known to the world.
 */
const anywhere = [
  'node_modules',
  'bower_components',
  'site-packages',
  'dist-packages',
  'gems',
  'vendor',
  '.git',
  'testdata',
];
const fromRoot = [
  'bin',
  'boot',
  'dev',
  'lib',
  'lib32',
  'lib64',
  'libx32',
  'proc',
  'sbin',
  'sys',
  'etc/ssl/certs',
  'etc/ca-certificates',
  'etc/pki/ca-trust',
  'nix/store',
  'go/pkg',
  'opt/conda/pkgs',
  'root/.cargo/registry',
  'root/.gradle/caches',
  'root/.m2/repository',
  'root/.nuget/packages',
  'root/.rustup',
  'usr/bin',
  'usr/include',
  'usr/lib',
  'usr/lib32',
  'usr/lib64',
  'usr/libexec',
  'usr/local/cargo',
  'usr/local/go',
  'usr/local/include',
  'usr/local/lib',
  'usr/local/rustup',
  'usr/local/share',
  'usr/sbin',
  'usr/share',
  'usr/src/linux-headers',
  'var/cache',
  'var/lib/apt',
  'var/lib/dpkg',
];

const packagePath = new RegExp(
  `^(?:${fromRoot.map(literally).join('|')})/|(?:^|/)(?:${anywhere.map(literally).join('|')})/`,
);

/** Whether a path, without a slash before it, is below a directory of packages. */
export function isPackagePath(path: string): boolean {
  return packagePath.test(path);
}

function literally(text: string): string {
  return text.replaceAll('.', String.raw`\.`);
}

/** Tells which nodes are below a directory of packages, in one pass over all of them. */
export class PackageDirectories {
  readonly #isPackaged: Uint8Array;

  constructor(tree: ImageTree) {
    const names = new Set(anywhere.map((name) => tree.names.find(encodeText(name))));
    this.#isPackaged = new Uint8Array(tree.nodeCount);
    for (const path of fromRoot) {
      const node = tree.find(encodeText(path));
      if (node !== null) this.#isPackaged[node] = 1;
    }
    // A parent has a smaller number than its children.
    for (let node = rootPath + 1; node < tree.nodeCount; node++) {
      if (this.#isPackaged[tree.parentOf(node)] === 1 || names.has(tree.nameIdOf(node))) {
        this.#isPackaged[node] = 1;
      }
    }
  }

  has(node: number): boolean {
    return this.#isPackaged[node] === 1;
  }
}
