import type { Forest } from './forest.ts'

/** The leaves of a tree are the bits of half a word; what lies deeper is one leaf with the most that it may answer. */
const mostDepth = 4
const half = 1 << mostDepth

/**
 * Tells whether a row whose numbers are not all known yet may come to some logit: it costs little to see that most cannot. A tree is not walked
 * through: its leaves are bits, and what each number of the row leaves of them is looked up (QuickScorer, Lucchese et al., SIGIR 2015). Of those
 * that all numbers leave, the one that answers the most counts. Two trees share a word.
 */
export class Bound {
  private readonly base: number
  private readonly words: number
  private readonly lookups: readonly Lookup[]
  /** For each lookup and each place between its cuts, by word, the leaves that are left; worked out when a number first stands there. */
  private readonly left: Int32Array
  private readonly isKnown: Uint8Array
  /** The answers of each tree's leaves, the greatest first. */
  private readonly answers: Int32Array
  /** The greatest and the least sum that the trees from one on can add. */
  private readonly most: Int32Array
  private readonly least: Int32Array
  /** Where in `left` each number of a row that is known leads; used again for the next row. */
  private readonly at: Int32Array

  /** @param known whether a feature may be known when it is asked */
  constructor(forest: Forest, known: (feature: number) => boolean) {
    // Those that may say the most different things first: they tell soonest.
    const trees = forest.roots.map((root) => treeAt(forest, root)).sort((a, b) => b.range - a.range)
    const words = (trees.length + 1) >> 1
    this.base = forest.base
    this.words = words
    this.lookups = lookupsOf(forest, trees, known)
    const places = this.lookups.reduce((sum, { cuts }) => sum + cuts.length + 1, 0)
    this.left = new Int32Array(places * words)
    this.isKnown = new Uint8Array(places)
    this.answers = new Int32Array(2 * words * half)
    this.most = new Int32Array(2 * words + 1)
    this.least = new Int32Array(2 * words + 1)
    for (let t = 2 * words - 1; t >= 0; t--) {
      const { answers, range } = trees[t] ?? { answers: [0], range: 0 }
      this.answers.set(answers, t * half)
      this.most[t] = this.most[t + 1]! + answers[0]!
      this.least[t] = this.least[t + 1]! + answers[0]! - range
    }
    this.at = new Int32Array(this.lookups.length)
  }

  /**
   * Whether any numbers in place of those that are not known (NaN) bring the row to a logit.
   * @param enough in thousandths
   */
  reaches(row: Float64Array, enough: number): boolean {
    const { words, left, answers, most, least, at } = this
    const known = this.lookUp(row)
    let sum = this.base
    for (let w = 0; w < words; w++) {
      if (sum + most[2 * w]! < enough) return false
      if (sum + least[2 * w]! >= enough) return true
      let leaves = -1
      for (let i = 0; i < known; i++) leaves &= left[at[i]! + w]!
      sum += answers[2 * w * half + lowest(leaves)]! + answers[(2 * w + 1) * half + lowest(leaves >>> half)]!
    }
    return sum >= enough
  }

  /** Finds out where the numbers of a row lead; how many are known. */
  private lookUp(row: Float64Array): number {
    const { lookups, at, words, isKnown } = this
    let count = 0
    for (let i = 0; i < lookups.length; i++) {
      const lookup = lookups[i]!
      const { cuts } = lookup
      const number = row[lookup.feature]!
      if (Number.isNaN(number)) continue
      let low = 0
      let high = cuts.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (number > cuts[middle]!) low = middle + 1
        else high = middle
      }
      const place = lookup.from + low
      if (!isKnown[place]) this.workOut(lookup, place)
      at[count++] = place * words
    }
    return count
  }

  /** A number above a node's cut leaves none of the leaves below it, another none of those above. */
  private workOut({ nodes, cuts, from }: Lookup, place: number): void {
    const { left, words } = this
    const at = place * words
    left.fill(-1, at, at + words)
    for (const { word, cut, below, above } of nodes)
      left[at + word]! &= place > from && cuts[place - from - 1]! >= cut ? ~below : ~above
    this.isKnown[place] = 1
  }
}

/** The place of the lowest bit. */
const lowest = (bits: number) => 31 - Math.clz32(bits & -bits)

/** A feature that may be known: between which of its cuts a number stands says what is left, at one of the places from one on. */
interface Lookup {
  readonly feature: number
  readonly cuts: Int32Array
  readonly from: number
  readonly nodes: readonly Node[]
}

/** A node that asks for a feature: the word of its tree, and the bits there of the leaves on either side. */
interface Node {
  readonly word: number
  readonly cut: number
  readonly below: number
  readonly above: number
}

/** The features that may be known, with the nodes that ask for them. */
function lookupsOf(forest: Forest, trees: readonly Tree[], known: (feature: number) => boolean): Lookup[] {
  const { feature, value, right } = forest
  const found = new Map<number, Node[]>()
  trees.forEach(({ root, bits }, t) => {
    let leaf = 0
    /** The bits of all leaves under a node. */
    const gather = (node: number, depth: number): number => {
      if (isLeaf(forest, node, depth)) return bits[leaf++]! << ((t & 1) * half)
      const below = gather(node + 1, depth + 1)
      const above = gather(right[node]!, depth + 1)
      const asked = feature[node]!
      if (known(asked)) {
        const nodes = found.get(asked) ?? []
        nodes.push({ word: t >> 1, cut: value[node]!, below, above })
        found.set(asked, nodes)
      }
      return below | above
    }
    gather(root, 0)
  })
  let end = 0
  return [...found].map(([feature, nodes]): Lookup => {
    const cuts = Int32Array.from(new Set(nodes.map(({ cut }) => cut))).sort()
    const from = end
    end += cuts.length + 1
    return { feature, cuts, from, nodes }
  })
}

/** A tree with the bit of each leaf, in the order of the nodes, and what the leaves answer in the order of the bits: the greatest first. */
interface Tree {
  readonly root: number
  readonly bits: readonly number[]
  readonly answers: readonly number[]
  readonly range: number
}

function treeAt(forest: Forest, root: number): Tree {
  const found: number[] = []
  const gather = (node: number, depth: number): void => {
    if (isLeaf(forest, node, depth)) {
      found.push(mostUnder(forest, node))
      return
    }
    gather(node + 1, depth + 1)
    gather(forest.right[node]!, depth + 1)
  }
  gather(root, 0)
  const order = found.map((_, leaf) => leaf).sort((a, b) => found[b]! - found[a]!)
  const bits = found.map(() => 0)
  for (const [bit, leaf] of order.entries()) bits[leaf] = 1 << bit
  const answers = order.map((leaf) => found[leaf]!)
  return { root, bits, answers, range: answers[0]! - answers.at(-1)! }
}

const isLeaf = ({ feature }: Forest, node: number, depth: number) => feature[node]! < 0 || depth === mostDepth

const mostUnder = (forest: Forest, node: number): number =>
  forest.feature[node]! < 0
    ? forest.value[node]!
    : Math.max(mostUnder(forest, node + 1), mostUnder(forest, forest.right[node]!))
