/** A credential that can be told by its form alone. */
export interface SecretToken {
  /** What it is, for people: `an npm access token`. */
  readonly what: string;
  /** What every one of them has in it: text without it is not searched. */
  readonly keyword: string;
  /** Of a bounded length, and without anything to go back to: text cannot make it slow. */
  readonly pattern: RegExp;
  /** Where its form is documented. */
  readonly source: string;
}

const github =
  'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github';
const slack = 'https://api.slack.com/concepts/token-types';

/** Forms that nothing else has: no guesses by randomness, which lock files and hashes would feed. */
export const secretTokens: readonly SecretToken[] = [
  {
    what: 'a private key',
    keyword: 'PRIVATE KEY-----',
    pattern: /-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----(?:\\n|\s)/g,
    source: 'https://www.rfc-editor.org/rfc/rfc7468#section-10',
  },
  {
    what: 'a PGP private key',
    keyword: 'PGP PRIVATE KEY BLOCK-----',
    pattern: /-----BEGIN PGP PRIVATE KEY BLOCK-----\s/g,
    source: 'https://www.rfc-editor.org/rfc/rfc4880#section-6.2',
  },
  {
    what: 'an age secret key',
    keyword: 'AGE-SECRET-KEY-1',
    pattern: /AGE-SECRET-KEY-1[0-9A-Z]{58}\b/g,
    source: 'https://github.com/C2SP/C2SP/blob/main/age.md',
  },
  {
    what: 'an AWS access key',
    keyword: 'AKIA',
    pattern: /\bAKIA[0-9A-Z]{16}\b/g,
    source:
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
  },
  {
    what: 'a GitHub personal access token',
    keyword: 'ghp_',
    pattern: /\bghp_[0-9A-Za-z]{36}\b/g,
    source: github,
  },
  {
    what: 'a GitHub fine-grained access token',
    keyword: 'github_pat_',
    pattern: /\bgithub_pat_[0-9A-Za-z_]{82}\b/g,
    source: github,
  },
  {
    what: 'a GitHub OAuth token',
    keyword: 'gho_',
    pattern: /\bgho_[0-9A-Za-z]{36}\b/g,
    source: github,
  },
  {
    what: 'a GitHub app token',
    keyword: 'ghs_',
    pattern: /\bghs_[0-9A-Za-z]{36}\b/g,
    source: github,
  },
  {
    what: 'a GitLab access token',
    keyword: 'glpat-',
    pattern: /\bglpat-[0-9A-Za-z_-]{20}/g,
    source: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
  },
  {
    what: 'a Slack bot token',
    keyword: 'xoxb-',
    pattern: /\bxoxb-\d{8,14}-[0-9A-Za-z-]{18,60}/g,
    source: slack,
  },
  {
    what: 'a Slack user token',
    keyword: 'xoxp-',
    pattern: /\bxoxp-\d{8,14}-[0-9A-Za-z-]{18,80}/g,
    source: slack,
  },
  {
    what: 'a Slack webhook',
    keyword: 'hooks.slack.com/services/',
    pattern: /hooks\.slack\.com\/services\/T[0-9A-Z]{7,12}\/B[0-9A-Z]{7,12}\/[0-9A-Za-z]{20,28}/g,
    source: 'https://api.slack.com/messaging/webhooks',
  },
  {
    what: 'a Stripe secret key',
    keyword: 'sk_live_',
    pattern: /\bsk_live_[0-9A-Za-z]{24,100}/g,
    source: 'https://docs.stripe.com/keys',
  },
  {
    what: 'a Stripe restricted key',
    keyword: 'rk_live_',
    pattern: /\brk_live_[0-9A-Za-z]{24,100}/g,
    source: 'https://docs.stripe.com/keys',
  },
  {
    what: 'a Google API key',
    keyword: 'AIza',
    pattern: /\bAIza[0-9A-Za-z_-]{35}(?![\w-])/g,
    source: 'https://cloud.google.com/docs/authentication/api-keys',
  },
  {
    what: 'an npm access token',
    keyword: 'npm_',
    pattern: /\bnpm_[0-9A-Za-z]{36}\b/g,
    source: 'https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/',
  },
  {
    what: 'a PyPI API token',
    keyword: 'pypi-AgEIcHlwaS5vcmc',
    pattern: /pypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{50}/g,
    source: 'https://pypi.org/help/#apitoken',
  },
  {
    what: 'a SendGrid API key',
    keyword: 'SG.',
    pattern: /\bSG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}(?![\w-])/g,
    source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  },
  {
    what: 'a DigitalOcean access token',
    keyword: 'dop_v1_',
    pattern: /\bdop_v1_[0-9a-f]{64}\b/g,
    source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  },
  {
    what: 'a Docker Hub access token',
    keyword: 'dckr_pat_',
    pattern: /\bdckr_pat_[0-9A-Za-z_-]{27}/g,
    source: 'https://docs.docker.com/security/access-tokens/',
  },
  {
    what: 'a Hugging Face access token',
    keyword: 'hf_',
    pattern: /\bhf_[A-Za-z]{34}\b/g,
    source: 'https://huggingface.co/docs/hub/security-tokens',
  },
  {
    what: 'an OpenAI API key',
    keyword: 'T3BlbkFJ',
    pattern: /\bsk-(?:proj-|svcacct-)?[0-9A-Za-z_-]{20,80}T3BlbkFJ[0-9A-Za-z_-]{20}/g,
    source: 'https://platform.openai.com/docs/api-reference/authentication',
  },
  {
    what: 'an Anthropic API key',
    keyword: 'sk-ant-',
    pattern: /\bsk-ant-[a-z]{3,5}\d\d-[0-9A-Za-z_-]{80}/g,
    source: 'https://docs.anthropic.com/en/api/overview',
  },
  {
    what: 'a HashiCorp Vault token',
    keyword: 'hvs.',
    pattern: /\bhvs\.[0-9A-Za-z_-]{24}/g,
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes',
  },
  {
    what: 'an Azure storage key',
    keyword: 'AccountKey=',
    pattern: /AccountKey=[0-9A-Za-z+/]{86}==/g,
    source: 'https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string',
  },
  {
    what: 'a Shopify access token',
    keyword: 'shpat_',
    pattern: /\bshpat_[0-9a-f]{32}\b/g,
    source: 'https://shopify.dev/docs/apps/build/authentication-authorization',
  },
  {
    what: 'a Databricks access token',
    keyword: 'dapi',
    pattern: /\bdapi[0-9a-f]{32}\b/g,
    source: 'https://docs.databricks.com/dev-tools/auth/pat.html',
  },
  {
    what: 'a Grafana service account token',
    keyword: 'glsa_',
    pattern: /\bglsa_[0-9A-Za-z]{32}_[0-9a-f]{8}\b/g,
    source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
  },
];
