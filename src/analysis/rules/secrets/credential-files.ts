import type { SecretFile } from './secret-file.ts';

/** A value that stands there: no variable, no gap, no quotes around nothing. */
const value = String.raw`["']?(?![$<%{*]|["'\s]|$)[^\s"']{3}`;
const npm = 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration';

/** Where programs keep what they log in with. */
export const credentialFiles: readonly SecretFile[] = [
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
    what: "Vault's token",
    globs: ['.vault-token'],
    confirmedBy: null,
    severity: 'high',
    source: 'https://developer.hashicorp.com/vault/docs/commands/login',
  },
];
