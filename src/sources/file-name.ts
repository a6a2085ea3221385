/**
 * The name of a file inside an archive or a directory, without `.`, empty components and slashes
 * at its ends. Null when it leads out of there. A target is meant from the directory of `link`.
 */
export function fileName(name: string, link = ''): string | null {
  const components = name.startsWith('/') ? [] : link.split('/').slice(0, -1);
  for (const component of name.split('/')) {
    if (component === '..') {
      if (components.pop() === undefined) return null;
    } else if (component !== '' && component !== '.') {
      components.push(component);
    }
  }
  return components.length === 0 ? null : components.join('/');
}
