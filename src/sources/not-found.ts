import { LayerscopeError } from '../model/error.ts';

/** Nothing stands at a path. It may have been meant as the name of an image. */
export function notFound(path: string): LayerscopeError {
  const name = path.replace(/^[a-z-]+:\/\//, '');
  const isPath = /^[./~]|\.(?:tar|tgz|gz|zst)$/.test(path);
  return new LayerscopeError({
    code: 'not-found',
    tried: `open ${path}`,
    failed: isPath
      ? 'there is no such file or directory'
      : 'there is no such file, and this version asks no engine and no registry for images',
    advice: isPath ? 'Check the path.' : `Save the image first: docker save ${name} | layerscope -`,
  });
}
