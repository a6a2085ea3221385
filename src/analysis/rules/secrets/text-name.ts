/** Ends of names that texts have in which people put tokens. */
const texts =
  /\.(?:bash|cfg|cjs|cnf|conf|config|cs|csv|env|go|gradle|groovy|hcl|html?|ini|java|js|json5?|jsx|kts?|local|log|lua|md|mjs|php|pl|plist|properties|ps1|py|r|rb|rs|scala|sh|sql|swift|tf|tfvars|toml|tsx?|txt|vue|xml|ya?ml|zsh)$/i;
/** Lists of versions and checksums: long, and without a place for a token. */
const lists = /^(?:package-lock\.json|npm-shrinkwrap\.json|.*\.min\.js|.*\.map)$/i;

/** Whether a file of this name is a text that may hold a token: one without an ending, too. */
export function isTextName(name: string): boolean {
  return (texts.test(name) || !name.includes('.', 1)) && !lists.test(name);
}
