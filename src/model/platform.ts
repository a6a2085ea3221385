/** What an image runs on, in the words of the OCI image index. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | null;
}

/** `linux/arm64/v8` → its parts; null when it is not `os/arch[/variant]`. */
export function parsePlatform(text: string): Platform | null {
  const [os, architecture, variant, ...rest] = text.toLowerCase().split('/');
  if (!os || !architecture || variant === '' || rest.length > 0) return null;
  return { os, architecture, variant: variant ?? null };
}

export function formatPlatform(platform: Platform): string {
  const { os, architecture, variant } = platform;
  return variant === null ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
