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
  /** What is added whatever is known. */
  private readonly base: number
  /** The nodes as in a forest; what follows from numbers that are never known is a leaf with the most that it may answer. */
  private readonly roots: Int32Array
  private readonly feature: Int8Array
  private readonly value: Int32Array
  private readonly right: Int32Array
  /** The greatest sum that the trees from one on can add. */
  private readonly rest: Int32Array

  /** @param known whether a feature may be known when it is asked */
  constructor(forest: Forest, known: (feature: number) => boolean) {
    let base = forest.base
    const nodes: Nodes = { feature: [], value: [], right: [] }
    const trees: { readonly root: number; readonly most: number; readonly range: number }[] = []
    for (const from of forest.roots) {
      const root = nodes.feature.length
      copy(forest, from, known, nodes)
      const leaves = nodes.value.slice(root).filter((_, i) => nodes.feature[root + i]! < 0)
      const most = Math.max(...leaves)
      if (leaves.length > 1) trees.push({ root, most, range: most - Math.min(...leaves) })
      else base += most
    }
    this.base = base
    // Those that may say the most different things first: they tell soonest.
    trees.sort((a, b) => b.range - a.range)
    this.roots = Int32Array.from(trees, ({ root }) => root)
    this.feature = Int8Array.from(nodes.feature)
    this.value = Int32Array.from(nodes.value)
    this.right = Int32Array.from(nodes.right)
    this.rest = new Int32Array(trees.length + 1)
    for (let t = trees.length - 1; t >= 0; t--) this.rest[t] = this.rest[t + 1]! + trees[t]!.most
  }

  /**
   * Whether any numbers in place of those that are not known (NaN) bring the row to a logit.
   * @param least in thousandths
   */
  reaches(row: Float64Array, least: number): boolean {
    const { roots, rest } = this
    let sum = this.base
    for (let t = 0; t < roots.length; t++) {
      if (sum + rest[t]! < least) return false
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

interface Nodes {
  readonly feature: number[]
  readonly value: number[]
  readonly right: number[]
}

/** Copies the nodes from one on. */
function copy(forest: Forest, from: number, known: (feature: number) => boolean, to: Nodes): void {
  const { feature, value, right } = to
  const node = feature.push(forest.feature[from]!) - 1
  value.push(forest.value[from]!)
  right.push(0)
  if (feature[node]! < 0) return
  copy(forest, from + 1, known, to)
  const other = (right[node] = feature.length)
  copy(forest, forest.right[from]!, known, to)
  if (known(feature[node]!) || other !== node + 2 || feature.length !== other + 1) return
  // Both sides are leaves, and which it is will not be known.
  value[node] = Math.max(value[node + 1]!, value[other]!)
  feature[node] = -1
  for (const list of [feature, value, right]) list.length = node + 1
}
