import { credentialFiles } from './credential-files.ts';
import { keyFiles } from './key-files.ts';
import type { SecretFile } from './secret-file.ts';

/** Of a file that several rows name, the first that its content confirms counts. */
export const secretFiles: readonly SecretFile[] = [...keyFiles, ...credentialFiles];
