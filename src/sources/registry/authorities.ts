import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { LayerscopeError } from '../../model/error.ts';
import { fileError } from '../file-error.ts';

/** The usual authorities and those whose certificates a file has, in PEM. */
export function readAuthorities(file: string): readonly string[] {
  const text = readText(file);
  try {
    // Node ignores what it cannot read, and would refuse the registry without a word about why.
    void new X509Certificate(text);
    return [...rootCertificates, text];
  } catch (cause) {
    throw new LayerscopeError({
      code: 'usage',
      tried: `use the certificates in ${file}`,
      failed: 'there are none in it',
      advice: 'Certificates are read as PEM, which begins with -----BEGIN CERTIFICATE-----.',
      cause,
    });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw fileError(file, cause);
  }
}
