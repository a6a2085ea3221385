/** The package makes it once, and says nothing when it is asked again. */
let decoder: Promise<WebAssembly.Module> | null = null;

/** The decoder of zstd as WebAssembly. */
export function loadZstd(): Promise<WebAssembly.Module> {
  decoder ??= capture();
  return decoder;
}

/** The package keeps its WebAssembly to itself and its own loop hangs on damaged data. */
async function capture(): Promise<WebAssembly.Module> {
  const { ZSTDDecoder } = await import('zstddec/stream');
  return new Promise((resolve, reject) => {
    class Capture extends ZSTDDecoder {
      override _init({ module }: WebAssembly.WebAssemblyInstantiatedSource): void {
        resolve(module);
      }
    }
    new Capture().init().catch(reject);
  });
}
