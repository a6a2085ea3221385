/** Why this version of Node (`20.19.0`) cannot run layerscope, in a sentence; null when it can. */
function nodeProblem(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `layerscope needs Node 20.19 or newer, and this is Node ${version}.`;
}

module.exports = { nodeProblem };
