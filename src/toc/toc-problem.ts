/**
 * Why a table of contents cannot be used. Nothing is wrong with the layer then: it is read whole.
 * The message is a clause about the table: `it does not have the digest that the manifest names`.
 */
export class TocProblem extends Error {}
