/** What comes of `work`, and how many turns others have while it is done. */
export async function turnsDuring<T>(
  work: Promise<T>,
): Promise<{ readonly turns: number; readonly result: T }> {
  let turns = 0;
  let isDone = false;
  const wait = (): void => {
    turns++;
    if (!isDone) setImmediate(wait);
  };
  setImmediate(wait);
  const result = await work;
  isDone = true;
  return { turns, result };
}

/** Keeps the processor busy for so many milliseconds. */
export function beBusy(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}
