import { isPlaceholder } from './placeholder.ts';

/** Parts of the names under which programs expect a secret. */
const secretName =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|ACCESS_KEY|API_?KEY|APIKEY|PRIVATE_KEY|AUTH_?TOKEN|ACCESS_TOKEN|TOKEN|CREDENTIALS?|ENCRYPTION_KEY|SIGNING_KEY|MASTER_KEY)(?:_BASE|_BASE64|_B64|_\d+)?$/i;
/** `GPG_KEY` and the like: what everybody may know of a key, or where a secret is to be found. */
const harmlessName =
  /(?:^|_)(?:PUBLIC|GPG|HOST)_|(?:_FILE|_PATH|_DIR|_URL|_NAME|_ID|_TTL|_LENGTH)$/i;
const credentialsInUrl = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,200}:([^\s/:@]{3,200})@/i;

/** Whether `NAME=value` holds a secret: by its name, or as a URL with a password in it. */
export function isSecretAssignment(name: string, value: string): boolean {
  const password = credentialsInUrl.exec(value)?.[1];
  if (password !== undefined) return !isPlaceholder(password);
  return (
    secretName.test(name) &&
    !harmlessName.test(name) &&
    !isPlaceholder(value) &&
    !value.startsWith('/')
  );
}

const line = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/;

/** The lines, counted from 1, of a `.env` or the like on which a secret stands. */
export function secretLines(text: string): readonly number[] {
  return text.split('\n').flatMap((row, i) => {
    const [, name = '', value = ''] = line.exec(row.slice(0, 4096)) ?? [];
    return name !== '' && isSecretAssignment(name, value.trim().replace(/^["']|["']$/g, ''))
      ? [i + 1]
      : [];
  });
}
