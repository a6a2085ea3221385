import { byteString } from '../../../model/byte-string.ts';
import type { ContentWindows } from '../../content-windows.ts';
import type { SecretInFile, Suspect } from './suspects.ts';

type Inspect = Suspect['inspect'];

/** What was found in contents: each is looked through once in each way, whatever names it has. */
export class Inspected {
  readonly #windows: ContentWindows;
  readonly #known = new Map<Inspect, Map<number, SecretInFile | null>>();

  constructor(windows: ContentWindows) {
    this.#windows = windows;
  }

  /** Null also where nobody read the content that `stored` stores. */
  by(inspect: Inspect, stored: number): SecretInFile | null {
    const results = this.#known.get(inspect) ?? new Map<number, SecretInFile | null>();
    this.#known.set(inspect, results);
    const known = results.get(stored);
    if (known !== undefined) return known;
    const window = this.#windows.get(stored);
    const secret = window === undefined ? null : inspect(byteString(window));
    results.set(stored, secret);
    return secret;
  }
}
