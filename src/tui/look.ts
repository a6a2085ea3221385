/**
 * Which layers one looks at: their changes, laid over the filesystem as it is after `last`.
 * `first` equals `last` for the changes of one layer.
 */
export interface Look {
  readonly first: number;
  readonly last: number;
}
