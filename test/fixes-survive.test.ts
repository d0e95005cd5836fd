import { expect, test, vi } from 'vitest'
import { applySafeFixes } from '../server/src/core/fix/apply.ts'
import { Sheet } from '../server/src/core/reword/sheet.ts'
import { testLinter } from './marked.ts'

test('rewordings that fail cost no other finding its fixes', () => {
  const linter = testLinter()
  const document = linter.open('Broken rolling breaks up knots.\n\nRolling breaks up knots.')
  const span = Sheet.prototype.span
  let left = Number.POSITIVE_INFINITY
  const broken = vi.spyOn(Sheet.prototype, 'span').mockImplementation(function (this: Sheet, ...args) {
    if (this.sentence.text.startsWith('Broken') && left-- <= 0) throw new Error('broken')
    return span.apply(this, args)
  })
  const kinds = (i: number) => linter.fixes(document, document.findings[i]!).map(({ kind }) => kind)
  const all = kinds(0)
  left = 0
  expect(kinds(0)).toEqual(['suppress'])
  expect(kinds(1)).toEqual(all)
  expect(linter.rewording(document, document.findings[0]!)).toBeUndefined()
  expect(() => applySafeFixes(document, linter)).not.toThrow()
  broken.mockRestore()
})
