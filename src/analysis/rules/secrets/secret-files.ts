import type { PathPattern } from '../../path-pattern.ts';
import type { Severity } from '../../severity.ts';

/** A file that exists to keep a secret. */
export interface SecretFile extends PathPattern {
  /** What it is, for people, with an article. */
  readonly what: string;
  /**
   * What its content shows when there is a secret in it: text that one line must have. Null where
   * the name says it all.
   */
  readonly confirmedBy: RegExp | null;
  readonly severity: Severity;
  readonly source: string;
}

/** A value that stands there: no variable, no gap, no quotes around nothing. */
const value = String.raw`["']?(?![$<%{*]|["'\s]|$)[^\s"']{3}`;
const npm = 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration';

export const secretFiles: readonly SecretFile[] = [
  {
    what: 'an SSH private key',
    globs: ['id_rsa', 'id_dsa', 'id_ecdsa', 'id_ed25519', 'id_ecdsa_sk', 'id_ed25519_sk'],
    confirmedBy: /PRIVATE KEY-----/,
    severity: 'high',
    source: 'https://man.openbsd.org/ssh-keygen#FILES',
  },
  {
    what: 'a private key',
    globs: ['*.pem', '*.key'],
    confirmedBy: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
    severity: 'high',
    source: 'https://www.rfc-editor.org/rfc/rfc7468#section-10',
  },
  {
    what: "an SSH server's private key",
    globs: ['/etc/ssh/ssh_host_*'],
    confirmedBy: /PRIVATE KEY-----/,
    severity: 'medium',
    source: 'https://man.openbsd.org/sshd#FILES',
  },
  {
    what: "a self-signed certificate's private key",
    globs: ['/etc/ssl/private/ssl-cert-snakeoil.key'],
    confirmedBy: /PRIVATE KEY-----/,
    severity: 'low',
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
    what: "npm's credentials",
    globs: ['.npmrc'],
    confirmedBy: new RegExp(`(?:_authToken|_auth|_password)\\s*=\\s*${value}`),
    severity: 'high',
    source: npm,
  },
  {
    what: "Yarn's credentials",
    globs: ['.yarnrc.yml'],
    confirmedBy: new RegExp(`npmAuth(?:Token|Ident):\\s*${value}`),
    severity: 'high',
    source: 'https://yarnpkg.com/configuration/yarnrc#npmAuthToken',
  },
  {
    what: "PyPI's credentials",
    globs: ['.pypirc'],
    confirmedBy: new RegExp(`^\\s*password\\s*[=:]\\s*${value}`),
    severity: 'high',
    source: 'https://packaging.python.org/en/latest/specifications/pypirc/',
  },
  {
    what: "a package index's password",
    globs: ['pip.conf'],
    confirmedBy: /:\/\/[^\s/:@]{1,200}:[^\s/:@$]{3,200}@/,
    severity: 'high',
    source: 'https://pip.pypa.io/en/stable/topics/authentication/',
  },
  {
    what: 'passwords of a .netrc',
    globs: ['.netrc', '_netrc'],
    confirmedBy: new RegExp(`\\bpassword\\s+${value}`),
    severity: 'high',
    source: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
  },
  {
    what: "git's credentials",
    globs: ['.git-credentials'],
    confirmedBy: /:\/\/[^\s/:@]{1,200}:[^\s/:@]{3,200}@/,
    severity: 'high',
    source: 'https://git-scm.com/docs/git-credential-store',
  },
  {
    what: "AWS' credentials",
    globs: ['.aws/credentials'],
    confirmedBy: new RegExp(`aws_secret_access_key\\s*=\\s*${value}`),
    severity: 'high',
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
  },
  {
    what: "Google Cloud's credentials",
    globs: [
      '.config/gcloud/credentials.db',
      '.config/gcloud/access_tokens.db',
      '.config/gcloud/application_default_credentials.json',
    ],
    confirmedBy: null,
    severity: 'high',
    source: 'https://cloud.google.com/docs/authentication/application-default-credentials',
  },
  {
    what: "Azure's credentials",
    globs: ['.azure/accessTokens.json', '.azure/msal_token_cache.json', '.azure/azureProfile.json'],
    confirmedBy: null,
    severity: 'high',
    source: 'https://learn.microsoft.com/cli/azure/msal-based-azure-cli',
  },
  {
    what: "a Kubernetes cluster's credentials",
    globs: ['.kube/config', 'kubeconfig', '*.kubeconfig'],
    confirmedBy: new RegExp(`(?:client-key-data|token|password):\\s*${value}`),
    severity: 'high',
    source: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/',
  },
  {
    what: "a registry's credentials",
    globs: ['.docker/config.json', '.dockercfg', 'containers/auth.json'],
    confirmedBy: /"(?:auth|identitytoken)"\s*:\s*"[^"]{8}/,
    severity: 'high',
    source: 'https://docs.docker.com/reference/cli/docker/login/#credential-stores',
  },
  {
    what: "Maven's credentials",
    globs: ['.m2/settings.xml'],
    confirmedBy: /<(?:password|passphrase)>(?!\$|\s|<)[^<]{3}/,
    severity: 'high',
    source: 'https://maven.apache.org/settings.html#servers',
  },
  {
    what: "Cargo's credentials",
    globs: ['.cargo/credentials', '.cargo/credentials.toml'],
    confirmedBy: new RegExp(`^\\s*token\\s*=\\s*${value}`),
    severity: 'high',
    source: 'https://doc.rust-lang.org/cargo/reference/config.html#credentials',
  },
  {
    what: "RubyGems' credentials",
    globs: ['.gem/credentials'],
    confirmedBy: /:\s*rubygems_[0-9a-f]{8}|api_key:\s*\S{8}/,
    severity: 'high',
    source: 'https://guides.rubygems.org/api-key-scopes/',
  },
  {
    what: "Composer's credentials",
    globs: ['.composer/auth.json', 'composer/auth.json'],
    confirmedBy: /"(?:password|token|[\w.-]+\.(?:com|org|io))"\s*:\s*"[^"]{8}/,
    severity: 'high',
    source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
  },
  {
    what: "Terraform's credentials or state",
    globs: ['.terraformrc', 'credentials.tfrc.json', '*.tfstate'],
    confirmedBy: /"?token"?\s*[=:]\s*"[^"]{8}|"(?:password|secret|private_key)\w*"\s*:\s*"[^"]{3}/,
    severity: 'high',
    source: 'https://developer.hashicorp.com/terraform/language/state/sensitive-data',
  },
  {
    what: "a PostgreSQL server's password",
    globs: ['.pgpass'],
    confirmedBy: /^(?!#)[^\s:]+:[^\s:]+:[^\s:]+:[^\s:]+:[^\s]{3}/,
    severity: 'high',
    source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
  },
  {
    what: "a MySQL server's password",
    globs: ['.my.cnf', '.mylogin.cnf'],
    confirmedBy: new RegExp(`^\\s*password\\s*=\\s*${value}`),
    severity: 'high',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/option-files.html',
  },
  {
    what: "Rails' master key",
    globs: ['config/master.key'],
    confirmedBy: /^[0-9a-f]{32}/,
    severity: 'high',
    source: 'https://guides.rubyonrails.org/security.html#custom-credentials',
  },
  {
    what: "Vault's token",
    globs: ['.vault-token'],
    confirmedBy: null,
    severity: 'high',
    source: 'https://developer.hashicorp.com/vault/docs/commands/login',
  },
];
