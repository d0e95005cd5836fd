import { expect, test } from 'vitest'
import { Field, keyOf } from '../server/src/core/learn/features.ts'
import { Scorer, scoreUnit, sizeUnit, weightUnit } from '../server/src/core/learn/scorer.ts'
import { type LinearWeights, tableOf } from '../server/src/core/learn/table.ts'

const count = 700
/** Features of one and of two units, with weights for one, two or all three models. */
const features = Array.from({ length: count }, (_, i) => ({
  first: 1 + (i >> 1),
  second: i & 1 ? 1 + ((i * 37) % 5000) : 0,
  size: 1 + (i % 255),
  weights: [127, -127 + (i % 7), i % 3 ? 0 : 1 + (i % 100)] as const,
}))
const field = ({ second }: { second: number }) => (second ? Field.pair : Field.word)

function linear(): LinearWeights {
  const sorted = [...features].sort((a, b) => keyOf(field(a), a.first, a.second) - keyOf(field(b), b.first, b.second))
  const entries = sorted.map(({ weights }) => weights.flatMap((weight, model) => (weight ? [{ weight, model }] : [])))
  let sum = 0
  return {
    keys: Float64Array.from(sorted, (one) => keyOf(field(one), one.first, one.second)),
    sizes: Uint8Array.from(sorted, ({ size }) => size),
    from: Int32Array.from([0, ...entries.map((own) => (sum += own.length))]),
    models: Uint8Array.from(entries.flat(), ({ model }) => model),
    weights: Int8Array.from(entries.flat(), ({ weight }) => weight),
    biases: Int32Array.from([-3, 5, 11]),
  }
}

/** What the scores are, added up plainly. */
function expected(added: typeof features): number[] {
  const square = added.reduce((sum, { size }) => sum + size * size, 0)
  const scale = (scoreUnit * sizeUnit) / (weightUnit * Math.sqrt(square || 1))
  return [-3, 5, 11].map(
    (bias, model) => Math.round(added.reduce((sum, { weights }) => sum + weights[model]!, 0) * scale) + bias,
  )
}

test('scores are the sums of the weights, however many features a sentence has, and each counts once', () => {
  const scorer = new Scorer(tableOf(linear()))
  for (const some of [features, features.slice(0, 3), [], features.slice(100, 356), features.slice(20, 640)]) {
    scorer.begin()
    for (const one of [...some, ...some.slice(0, 50)]) scorer.add(field(one), one.first, one.second)
    // Not known: another second unit, another field, another first unit.
    scorer.add(Field.pair, 1, 60_000)
    scorer.add(Field.form, 1, 0)
    scorer.add(Field.word, 60_000, 0)
    expect([...scorer.scores()!]).toEqual(expected(some))
  }
})

test('the weight of a feature for a model is what was written', () => {
  const scorer = new Scorer(tableOf(linear()))
  for (const one of features)
    for (const [model, weight] of one.weights.entries())
      expect(scorer.weight(model, field(one), one.first, one.second)).toBe(weight)
})
