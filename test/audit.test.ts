import { expect, test } from 'vitest'
import { isGrave, shippedWeaknesses } from '../scripts/check-audit.ts'

test('a weakness counts as shipped where the programs hold that copy of the package, whatever kind of dependency it is', () => {
  const weak = (severity: string, ...nodes: string[]) => ({ severity, nodes })
  const found = {
    zod: weak('high', 'node_modules/zod'),
    ajv: weak('low', 'node_modules/a/node_modules/ajv', 'node_modules/ajv'),
    vitest: weak('critical', 'node_modules/vitest'),
  }
  const shipped = shippedWeaknesses(found, ['node_modules/ajv', 'node_modules/zod'])
  expect(Object.keys(shipped)).toEqual(['zod', 'ajv'])
  expect(Object.values(shipped).map(isGrave)).toEqual([true, false])
  expect(shippedWeaknesses(found, ['node_modules/ajv-formats'])).toEqual({})
})
