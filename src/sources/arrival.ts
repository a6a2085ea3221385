/** Told how an image comes in, by whoever brings it. */
export interface Arrival {
  /** What is being waited for, as a clause: `docker is preparing the image`. */
  waitFor(what: string): void;
  /** About how many bytes of layers there will be to read. */
  expectBytes(bytes: number): void;
}
