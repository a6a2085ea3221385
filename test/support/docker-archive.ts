import { rawTar } from './raw-tar.ts';

/** The layer tars of a plain `docker save` archive with one image, lowest first. */
export function layersOfArchive(archive: Uint8Array): readonly Uint8Array[] {
  const files = rawTar(archive);
  const manifest: unknown = JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString());
  return layerNames(manifest).map((name) => files.get(name) ?? new Uint8Array());
}

function layerNames(manifest: unknown): readonly string[] {
  const [image]: readonly unknown[] = Array.isArray(manifest) ? manifest : [];
  if (typeof image !== 'object' || image === null || !('Layers' in image)) return [];
  return Array.isArray(image.Layers) ? image.Layers.map(String) : [];
}
