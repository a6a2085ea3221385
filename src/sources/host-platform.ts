import { machine } from 'node:os';
import type { Platform } from '../model/platform.ts';
import { normalisePlatform } from '../oci/normalise-platform.ts';

/** Containers are Linux everywhere, unless somebody asks for another system. */
export function hostPlatform(): Platform {
  return normalisePlatform({ os: 'linux', architecture: machine(), variant: null });
}
