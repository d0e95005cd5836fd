import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Document, isMap, isScalar, parseDocument, type Scalar } from 'yaml'
import { apply, testLinter } from './marked.ts'

const linter = testLinter()
const options = { path: 'x.exercise.yaml', severity: { 'exercise/missing': 'off' } } as const

const claims = [
  'Rolling breaks up knots.',
  'It dissolves scar tissue, so rest.',
  "It's a trick: rolling breaks up knots for good!",
  'Roll the IT band.',
  'Studies show that lactic acid causes soreness.',
  'Use a ball to break up "knots" and adhesions.',
  'Less lactic acid, less soreness.',
]
const others = [
  'Rest well.',
  "Don't rush: 3 sets.",
  'A "warm" day – #one.',
  'Use [a band] {or} & rest.',
  'Éva rests, twice.',
  'Breathe out - slowly.',
]
const styles = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL'] as const

/** An exercise whose text is written in a style, its lines folded at a width. */
function written(text: string, type: (typeof styles)[number], lineWidth: number): string {
  const document = new Document({ name: 'A', benefits: text, notes: 'Rest well.' })
  const { contents } = document
  if (isMap(contents)) (contents.get('benefits', true) as unknown as Scalar).type = type
  return document.toString({ lineWidth, minContentWidth: 0 })
}

const scalarOf = (source: string): Scalar => {
  const node = parseDocument(source).get('benefits', true)
  if (!isScalar(node)) throw new Error(`no scalar in\n${source}`)
  return node
}
const words = (text: unknown) => String(text).replaceAll(/\s+/g, ' ')

describe('a fix in a scalar keeps the YAML valid, its style, and every other sentence', () => {
  const sentences = fc.tuple(
    fc.array(fc.constantFrom(...others), { maxLength: 2 }),
    fc.constantFrom(...claims),
    fc.array(fc.constantFrom(...others), { maxLength: 2 }),
  )
  test.each(styles)('%s', (style) => {
    let tried = 0
    fc.assert(
      fc.property(sentences, fc.constantFrom(0, 14, 30, 80), fc.boolean(), ([before, claim, after], width, crlf) => {
        const text = [...before, claim, ...after].join(' ')
        const lines = written(text, style, width)
        const source = crlf ? lines.replaceAll('\n', '\r\n') : lines
        const document = linter.open(source, options)
        const { type } = scalarOf(source)
        for (const finding of document.findings)
          for (const fix of linter.fixes(document, finding)) {
            tried++
            const edited = apply(source, fix.edits)
            const read = parseDocument(edited)
            expect(read.errors, edited).toEqual([])
            expect(read.toJS(), edited).toMatchObject({ name: 'A', notes: 'Rest well.' })
            expect(scalarOf(edited).type, edited).toBe(type)
            for (const other of [...before, ...after]) expect(words(scalarOf(edited).value), edited).toContain(other)
          }
      }),
      { numRuns: 25, seed: 11 },
    )
    expect(tried).toBeGreaterThan(40)
  })
})
