/** The environment of the process, from which engines are found as their own programs do. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A variable that says something; null where it is not set or empty. */
export function valueOf(env: Env, name: string): string | null {
  const value = env[name] ?? '';
  return value === '' ? null : value;
}

/** The user's home directory, if the environment tells it. */
export function homeOf(env: Env): string | null {
  return valueOf(env, 'HOME') ?? valueOf(env, 'USERPROFILE');
}

/** The path that `~/…` means. */
export function expandHome(path: string, env: Env): string {
  const home = homeOf(env);
  return home !== null && /^~(?:\/|$)/.test(path) ? home + path.slice(1) : path;
}
