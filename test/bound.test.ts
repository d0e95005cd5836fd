import { expect, test } from 'vitest'
import { sequence } from '../scripts/bench/articles.ts'
import { Bound } from '../server/src/core/learn/bound.ts'
import { answer, type Forest } from '../server/src/core/learn/forest.ts'

const features = 5
const values = [-1, 0, 1, 2]

/** A forest whose nodes ask at random, up to a depth; the last feature is never known. */
function grown(random: () => number, depth: number): Forest {
  const forest = {
    base: -100,
    roots: [] as number[],
    feature: [] as number[],
    value: [] as number[],
    right: [] as number[],
  }
  const grow = (left: number): void => {
    const node = forest.feature.push(-1) - 1
    forest.right.push(0)
    forest.value.push(Math.floor(random() * 41) - 20)
    if (!left || random() < 0.1) return
    forest.feature[node] = Math.floor(random() * features)
    forest.value[node] = Math.floor(random() * 3) - 1
    grow(left - 1)
    forest.right[node] = forest.feature.length
    grow(left - 1)
  }
  for (let tree = 0; tree < 7; tree++) {
    forest.roots.push(forest.feature.length)
    grow(depth)
  }
  return forest
}

/** The greatest sum of the trees' answers, where a number that is not known leads either way. */
function greatest({ base, roots, feature, value, right }: Forest, row: readonly number[]): number {
  const most = (node: number): number => {
    if (feature[node]! < 0) return value[node]!
    const number = row[feature[node]!]!
    const sides = [node + 1, right[node]!]
    if (Number.isNaN(number)) return Math.max(...sides.map(most))
    return most(sides[number <= value[node]! ? 0 : 1]!)
  }
  return roots.reduce((sum, root) => sum + most(root), base)
}

test('a row reaches what the trees may answer at the most for the numbers that are known, and no more', () => {
  const random = sequence(7)
  for (let round = 0; round < 40; round++) {
    const forest = grown(random, 4)
    const bound = new Bound(forest, (feature) => feature < features - 1)
    for (let i = 0; i < 10; i++) {
      const row = Array.from({ length: features }, (_, f) =>
        f === features - 1 || random() < 0.3 ? Number.NaN : values[Math.floor(random() * values.length)]!,
      )
      const most = greatest(forest, row)
      expect(bound.reaches(Float64Array.from(row), most)).toBe(true)
      expect(bound.reaches(Float64Array.from(row), most + 1)).toBe(false)
    }
  }
})

test('a row whose trees are deeper than the bound looks is never said to reach less than it does', () => {
  const random = sequence(8)
  for (let round = 0; round < 40; round++) {
    const forest = grown(random, 7)
    const row = Array.from({ length: features }, () => values[Math.floor(random() * values.length)]!)
    const bound = new Bound(forest, () => true)
    expect(bound.reaches(Float64Array.from(row), answer(forest, row))).toBe(true)
  }
})
