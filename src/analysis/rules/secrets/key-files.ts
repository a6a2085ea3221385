import type { SecretFile } from './secret-file.ts';

/** Private keys and what keeps them. */
export const keyFiles: readonly SecretFile[] = [
  {
    what: 'an SSH private key',
    globs: ['id_rsa', 'id_dsa', 'id_ecdsa', 'id_ed25519', 'id_ecdsa_sk', 'id_ed25519_sk'],
    confirmedBy: /PRIVATE KEY-----/,
    severity: 'high',
    source: 'https://man.openbsd.org/ssh-keygen#FILES',
  },
  {
    what: "an SSH server's private key",
    globs: ['/etc/ssh/ssh_host_*'],
    confirmedBy: /PRIVATE KEY-----/,
    severity: 'medium',
    isGenerated: true,
    source: 'https://man.openbsd.org/sshd#FILES',
  },
  {
    what: "a self-signed certificate's private key",
    globs: ['/etc/ssl/private/ssl-cert-snakeoil.key'],
    confirmedBy: /PRIVATE KEY-----/,
    severity: 'low',
    isGenerated: true,
    source: 'https://packages.debian.org/stable/ssl-cert',
  },
  {
    what: 'a PuTTY private key',
    globs: ['*.ppk'],
    confirmedBy: /^PuTTY-User-Key-File/,
    severity: 'high',
    source: 'https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html',
  },
  {
    what: 'a keystore',
    globs: ['*.p12', '*.pfx', '*.jks', '*.keystore', '*.bcfks'],
    confirmedBy: null,
    severity: 'high',
    source: 'https://www.rfc-editor.org/rfc/rfc7292',
  },
  {
    what: 'a password database',
    globs: ['*.kdbx'],
    confirmedBy: null,
    severity: 'high',
    source: 'https://keepass.info/help/kb/kdbx.html',
  },
  {
    what: 'a GnuPG private key',
    globs: ['private-keys-v1.d', 'secring.gpg'],
    confirmedBy: null,
    severity: 'high',
    source: 'https://gnupg.org/documentation/manuals/gnupg/Agent-Configuration.html',
  },
  {
    what: "Rails' master key",
    globs: ['config/master.key'],
    confirmedBy: /^[0-9a-f]{32}/,
    severity: 'high',
    source: 'https://guides.rubyonrails.org/security.html#custom-credentials',
  },
  {
    what: 'a private key',
    globs: ['*.pem', '*.key'],
    confirmedBy: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
    severity: 'high',
    source: 'https://www.rfc-editor.org/rfc/rfc7468#section-10',
  },
];
