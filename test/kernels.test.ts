import { describe, expect, it } from 'vitest'
import { fitLinear, pack, random, shuffled } from '../server/src/core/learn/linear.ts'
import { Workspace } from '../training/lib/kernels.ts'
import { fitTogether } from '../training/lib/together.ts'

const next = random(3)
const drawn = () => next() / 2 ** 31 - 1

describe('kernels', () => {
  it('make sums in the order of a loop', () => {
    const count = 12
    const workspace = new Workspace(64, 16)
    const { kernels } = workspace
    const [row, other, vector] = [0, 0, 0].map(() => workspace.doubles(count).map(drawn)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    const own = [row, other, vector].map((from) => {
      const to = workspace.doubles(count)
      to.set(from)
      return to.byteOffset
    }) as [number, number, number]
    const before = workspace.doubles(2)
    before.set([drawn(), drawn()])
    const to = workspace.doubles(2)
    kernels.products(...own, count, before.byteOffset, before.byteOffset + 8, to.byteOffset)
    const product = (weights: Float64Array, first: number) => {
      const sums = [first, 0, 0, 0]
      for (let i = 0; i < count; i++) sums[i % 4]! += weights[i]! * vector[i]!
      return sums[0]! + sums[1]! + (sums[2]! + sums[3]!)
    }
    expect([...to]).toEqual([product(row, before[0]!), product(other, before[1]!)])
  })

  it('step as Adam does', () => {
    const workspace = new Workspace(8, 0)
    const [values, gradients, first, second] = [0, 0, 0, 0].map(() => {
      const numbers = workspace.doubles(2)
      numbers.set([Math.abs(drawn()), Math.abs(drawn())])
      return numbers
    }) as [Float64Array, Float64Array, Float64Array, Float64Array]
    const [rate, early, late] = [0.008, 1 / (1 - 0.9 ** 3), 1 / (1 - 0.999 ** 3)]
    const wanted = [0, 1].map((i) => {
      const gradient = gradients[i]!
      const a = 0.9 * first[i]! + 0.1 * gradient
      const b = 0.999 * second[i]! + 0.001 * gradient * gradient
      return values[i]! - (rate * a * early) / (Math.sqrt(b * late) + 1e-8)
    })
    const at = [values, gradients, first, second].map(({ byteOffset }) => byteOffset) as [
      number,
      number,
      number,
      number,
    ]
    workspace.kernels.step(...at, 2, rate, early, late)
    expect([...values]).toEqual(wanted)
    expect([...gradients]).toEqual([0, 0])
  })

  it('fit models side by side as each is fitted alone', () => {
    const features = 40
    const rows = Array.from({ length: 300 }, () => {
      const ids = [...new Set(Array.from({ length: 1 + (next() % 9) }, () => next() % features))]
      return { ids: [...ids, features], values: [...ids.map(() => Math.abs(drawn())), 0.5] }
    })
    const examples = pack(rows, features + 1)
    const order = shuffled(rows.length, 7)
    const fits = Array.from({ length: 11 }, (_, m) => ({
      target: Int8Array.from(rows, ({ ids }, i) => (ids.includes(m) !== (i % 17 === 0) ? 1 : -1)),
      cost: Float64Array.from(rows, (_, i) => ((i + m) % 5 ? 0.6 + m : 0)),
      rounds: 8,
    }))
    expect(fitTogether(examples, fits.length, (m) => fits[m]!, 8, order)).toEqual(
      fits.map((fit) => fitLinear(examples, fit, order)),
    )
  })
})
