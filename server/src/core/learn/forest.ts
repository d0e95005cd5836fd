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

/** Tells whether a row whose numbers are not all known yet may come to some logit: it costs little to see that most cannot. */
export class Bound {
  private readonly feature: Int16Array
  private readonly value: Int32Array
  private readonly right: Int32Array
  /** The greatest sum that the trees from one on can add. */
  private readonly rest: Int32Array

  constructor(private readonly forest: Forest) {
    const { roots, feature, value, right } = forest
    this.feature = Int16Array.from(feature)
    this.value = Int32Array.from(value)
    this.right = Int32Array.from(right)
    this.rest = new Int32Array(roots.length + 1)
    for (let t = roots.length - 1; t >= 0; t--) {
      let most = Number.NEGATIVE_INFINITY
      for (let node = roots[t]!; node < (roots[t + 1] ?? feature.length); node++)
        if (feature[node]! < 0) most = Math.max(most, value[node]!)
      this.rest[t] = this.rest[t + 1]! + most
    }
  }

  /**
   * Whether any numbers in place of those that are not known (NaN) bring the row to a logit.
   * @param least in thousandths
   */
  reaches(row: Float64Array, least: number): boolean {
    const { base, roots } = this.forest
    let sum = base
    for (let t = 0; t < roots.length; t++) {
      if (sum + this.rest[t]! < least) return false
      sum += this.most(roots[t]!, row)
    }
    return sum >= least
  }

  private most(from: number, row: Float64Array): number {
    const { feature, value, right } = this
    let node = from
    for (let f = feature[node]!; f >= 0; f = feature[node]!) {
      const number = row[f]!
      if (number <= value[node]!) node++
      else if (number > value[node]!) node = right[node]!
      else return Math.max(this.most(node + 1, row), this.most(right[node]!, row))
    }
    return value[node]!
  }
}
