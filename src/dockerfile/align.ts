/** How well the pair fits: 0 where it does not, and more for what is surer. */
export type Fit = (a: number, b: number) => number;

/**
 * Pairs two lists whose members come in the same order, so that the sum of all fits is largest. Of
 * pairings that are equally good the one with the latest members counts. Gives for each of the
 * `countB` its partner, or null. Work and memory grow with `countA` times `countB`.
 */
export function align(countA: number, countB: number, fit: Fit): readonly (number | null)[] {
  const width = countB + 1;
  const best = new Uint32Array((countA + 1) * width);
  const fits = new Uint8Array((countA + 1) * width);
  for (let a = 1; a <= countA; a++) {
    for (let b = 1; b <= countB; b++) {
      const at = a * width + b;
      const together = fit(a - 1, b - 1);
      fits[at] = together;
      best[at] = Math.max(
        best[at - width] ?? 0,
        best[at - 1] ?? 0,
        together === 0 ? 0 : (best[at - width - 1] ?? 0) + together,
      );
    }
  }
  const partners = Array.from({ length: countB }, (): number | null => null);
  let a = countA;
  let b = countB;
  while (a > 0 && b > 0) {
    const at = a * width + b;
    const together = fits[at] ?? 0;
    if (together > 0 && best[at] === (best[at - width - 1] ?? 0) + together) {
      partners[--b] = --a;
    } else if (best[at] === best[at - width]) a--;
    else b--;
  }
  return partners;
}
