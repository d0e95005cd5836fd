import { expect, it } from 'vitest'
import { corpus } from '../scripts/bench/articles.ts'
import { builtInModel, builtInPacks } from '../server/src/built-in.ts'
import { type ClaimModel, createLinter } from '../server/src/core/index.ts'

it('leaves out no candidate that is told when it gives up on a sentence early', () => {
  const model = builtInModel()
  let told = 0
  const both: ClaimModel = {
    ...model,
    read: (tokens, context) => {
      const all = model.read(tokens, context).filter(({ level }) => level !== 'none')
      const early = model.read(tokens, context, true).filter(({ level }) => level !== 'none')
      expect(early).toEqual(all)
      told += all.length
      return all
    },
  }
  const linter = createLinter(builtInPacks, both)
  for (const [i, text] of corpus().entries()) if (i % 6 === 0) void linter.open(text).findings
  expect(told).toBeGreaterThan(200)
})
