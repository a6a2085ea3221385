import type { ByteString } from '../../model/byte-string.ts';

/** Where package managers put what is theirs (FHS 3.0, and the stores of Nix and Guix). */
const system = /^(?:usr|lib\w*|bin|sbin|etc|nix|gnu|var\/lib)\//;
/** Below `usr`, what people put there themselves. */
const local = /^usr\/(?:local|src)\//;
/** Where the packages of languages are, wherever that is. */
const packages = /(?:^|\/)(?:node_modules|site-packages|dist-packages|vendor|gems)\//;

/** Whether a path is a package's own: nobody who writes a Dockerfile has a say in it. */
export function isInstalled(path: ByteString): boolean {
  return packages.test(path) || (system.test(path) && !local.test(path));
}
