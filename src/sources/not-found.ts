import { LayerscopeError } from '../model/error.ts';

/** Nothing stands at a path. */
export function notFound(path: string): LayerscopeError {
  return new LayerscopeError({
    code: 'not-found',
    tried: `open ${path}`,
    failed: 'there is no such file or directory',
    advice: 'Check the path.',
  });
}
