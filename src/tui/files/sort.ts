const sortKeys = ['name', 'size', 'change'] as const;
type SortKey = (typeof sortKeys)[number];

export interface Sort {
  readonly by: SortKey;
  /** Names go up and figures go down, unless this is set. */
  readonly isReversed: boolean;
}

/** By the next of `sortKeys`, in its usual direction. */
export function nextSort({ by }: Sort): Sort {
  const next = sortKeys[(sortKeys.indexOf(by) + 1) % sortKeys.length] ?? 'name';
  return { by: next, isReversed: false };
}

export function reversed(sort: Sort): Sort {
  return { ...sort, isReversed: !sort.isReversed };
}
