/** Boosted trees, flat: the nodes of all trees one after the other. */
export interface Forest {
  /** Logit before any tree, in thousandths. */
  readonly base: number
  /** Index of each tree's first node. */
  readonly roots: readonly number[]
  /** The feature that a node asks for; -1 marks a leaf. */
  readonly feature: readonly number[]
  /** A node's greatest value that goes left, or a leaf's answer in thousandths of a logit. */
  readonly value: readonly number[]
  /** Where it goes right; left is the next node. */
  readonly right: readonly number[]
}

/** The logit of a row of whole numbers, in thousandths. */
export function answer(forest: Forest, row: readonly number[]): number {
  const { feature, value, right } = forest
  let sum = forest.base
  for (const root of forest.roots) {
    let node = root
    for (let f = feature[node]!; f >= 0; f = feature[node]!) node = row[f]! <= value[node]! ? node + 1 : right[node]!
    sum += value[node]!
  }
  return sum
}
