import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Document, isSeq, parseDocument, type Scalar } from 'yaml'
import { toSource } from '../server/src/core/read/align.ts'
import { scalarText, writtenInScalar } from '../server/src/core/read/yaml.ts'
import { apply, check, testLinter } from './marked.ts'

const linter = testLinter()
const options = { path: 'x.exercise.yaml', severity: { 'exercise/missing': 'off' } } as const

const styles = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL'] as const

/** The words of a text, and what stands in the source where each is said to stand. */
function words(text: string, type: (typeof styles)[number], lineWidth: number): [string, string][] {
  const document = new Document([text, 'end'])
  const seq = document.contents
  if (!isSeq(seq)) throw new Error('no list')
  ;(seq.items[0] as Scalar).type = type
  const source = `# list\n${document.toString({ lineWidth, minContentWidth: 0 })}`
  const read = parseDocument(source).contents
  const node = isSeq(read) && (read.items[0] as Scalar)
  if (!node) throw new Error('nothing read')
  const scalar = scalarText(node, source)
  return [...text.matchAll(/[a-zé💪]+/gu)].map(({ 0: word, index }) => [
    word,
    source.slice(toSource(scalar!.runs, index), toSource(scalar!.runs, index + word.length, true)),
  ])
}

describe('a scalar leads back to its source', () => {
  const piece = fc.constantFrom(
    'roll',
    'the',
    'calf',
    'é',
    '💪',
    ' ',
    ' ',
    ' ',
    "'",
    '"',
    '\\',
    ':',
    '#',
    '\n',
    '\n\n',
    '  ',
    '\t',
    ', ',
    '- ',
  )
  const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''))
  test.each(styles)('written as %s', (type) => {
    fc.assert(
      fc.property(text, fc.constantFrom(0, 12, 30, 80), (value, width) => {
        for (const [word, found] of words(value, type, width)) {
          // A double-quoted word may go on behind an escaped line break.
          if (/^[a-zé]+$/.test(word)) expect(found.replaceAll(/\\\n */g, '')).toBe(word)
        }
      }),
      { numRuns: 200, seed: 6 },
    )
  })
})

describe('prose is linted in every style of a scalar', () => {
  test.each([
    ['plain', 'name: A\nbenefits: Rolling {certain test/knots:breaks up knots}.'],
    ['plain over lines', 'name: A\nbenefits: Rolling {certain test/knots:breaks up\n  knots}.'],
    ['single-quoted', "name: A\nbenefits: 'It''s fine: it {certain test/knots:breaks up knots}.'"],
    ['double-quoted', 'name: A\nbenefits: "A \\"trick\\": it {certain test/knots:breaks\\\n  \\ up knots}."'],
    ['folded', 'name: A\nbenefits: >-\n  Rolling {certain test/knots:breaks\n  up knots}.\n\n  More.'],
    ['literal', 'name: A\nbenefits: |\n  One.\n  Rolling {certain test/knots:breaks up\n  knots}.'],
    ['flow', '{"name": "A", benefits: [Good, "It {certain test/knots:breaks up knots}"]}'],
    ['an alias of a key', 'name: A\ninstruction_steps:\n- {certain test/band:Roll the IT band}.'],
    [
      'steps by language',
      'name: A\ninstructions: {en: [{certain test/band:Roll the IT band}], fr: [Roll the IT band]}',
    ],
    ['a step of a literal text', 'name: A\nsteps: |\n  1. Lie down.\n  2. {certain test/band:Roll the ITB}.'],
    ['an entry of a list', 'exercises:\n- name: A\n- name: B\n  notes: It {certain test/knots:breaks up knots}.'],
    ['a second document', 'name: A\n---\nname: B\nnotes: It {certain test/knots:breaks up knots}.'],
    ['the anchored text once', 'name: A\nnotes: &n It {certain test/knots:breaks up knots}.\ntips: *n'],
    ['behind a byte order mark', '\ufeff- name: A\n  notes: It {certain test/knots:breaks up knots}.'],
    [
      'a plan’s own',
      'title: A\nnotes: It {certain test/knots:breaks up knots}.\nexercises:\n- name: B\n  notes: Rest.\ntips: It {certain test/knots:breaks up knots}.',
    ],
    ['a day’s own', 'days:\n- notes: It {certain test/knots:breaks up knots}.\n  exercises: [b]'],
    ['under an id', 'a:\n  name: A\n  steps: It {certain test/knots:breaks up knots}.'],
    ['a denial', 'name: A\nbenefits: It does not\n  break up knots.'],
    ['a mistake is no advice', 'name: A\ncommonMistakes:\n  - Rolling the IT band.'],
    ['the name is a heading', 'name: "Myth: rolling breaks up knots"\nnotes: It does not.'],
    ['another exercise has no say', '- name: A myth\n- name: B\n  notes: It {certain test/knots:breaks up knots}.'],
    ['what is no prose', 'name: A\nid: breaks-up-knots\nlink: Rolling breaks up knots.'],
    ['suppressed', 'name: A\n# goodform-disable-next-line test/knots -- said by many\nnotes: It breaks up knots.'],
    [
      'suppressed, all of a block',
      'name: A\n# goodform-disable-next-block test/knots -- x\nnotes: |\n  One.\n  It breaks up knots.',
    ],
  ])('%s', (_, marked) => {
    check(linter, marked, options)
  })

  test('YAML that holds no exercises is left alone', () => {
    const text = 'name: Build\nsteps:\n  - Rolling breaks up knots.\ndescription: Rolling breaks up knots.'
    expect(linter.open(text, { path: 'workflow.yml' }).format.name).toBe('none')
    expect(linter.open(text, { path: 'workflow.yml' }).findings).toEqual([])
    const recipe = 'name: Soup\ninstructions: [Cook.]\nequipment: [pot]\nlevel: easy'
    expect(linter.open(recipe, { path: 'soup.yaml' }).format.name).toBe('none')
  })

  test('exercises are recognised by their content', () => {
    const text = '- name: Squat\n  primary_muscles: [quads]\n  instructions: [Rolling breaks up knots.]'
    expect(linter.open(text, { path: 'data.yml' }).findings.map((f) => f.claim)).toEqual(['test/knots'])
    const config = linter.open('a: 1\n', { path: 'data.yml' })
    expect(linter.open(`\ufeff${text}`, { path: 'data.yml' }).format.name).toBe('exercise')
    expect(config.edit([{ start: 0, end: 5, newText: text }]).findings).toHaveLength(1)
  })
})

describe('a fix stays inside its scalar', () => {
  test.each([
    ['plain', 'name: A\nbenefits: Rolling breaks up knots.\n'],
    ['single-quoted', "name: A\nbenefits: 'It''s fine: it breaks up knots.'\n"],
    ['double-quoted', 'name: A\nbenefits: "A \\"trick\\" breaks\n  up knots."\n'],
    ['folded', 'name: A\nbenefits: >-\n  Rolling breaks\n  up knots.\n'],
    ['literal', 'name: A\nbenefits: |\n  Rolling breaks up\n  knots.\n  More.\n'],
    ['flow', '- {name: A, benefits: It breaks up knots}\n'],
  ])('%s', (_, text) => {
    const document = linter.open(text, options)
    const fixes = linter.fixes(document, document.findings[0]!)
    expect(fixes.map((fix) => fix.kind)).toContain('fit')
    expect(fixes.map((fix) => fix.kind)).toContain('suppress')
    for (const fix of fixes) {
      const after = apply(text, fix.edits)
      expect(linter.open(after, options).findings, after).toEqual([])
      const before = parseDocument(text).toJS()
      const read = parseDocument(after)
      expect(read.errors, after).toEqual([])
      expect(shape(read.toJS()), after).toEqual(shape(before))
    }
  })

  test('one that would end a plain scalar is refused', () => {
    expect(writtenInScalar('a: bc', { start: 3, end: 4, newText: 'x: y' }, 'plain', 3)).toBeUndefined()
    expect(writtenInScalar('a: bc', { start: 4, end: 5, newText: ' #x' }, 'plain', 3)).toBeUndefined()
    expect(writtenInScalar('[a]', { start: 1, end: 2, newText: 'x, y' }, 'flow', 1)).toBeUndefined()
    expect(writtenInScalar("'a'", { start: 1, end: 2, newText: "it's" }, 'single', 0)?.newText).toBe("it''s")
  })
})

/** The keys of a value, its texts left out. */
const shape = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(shape)
    : typeof value === 'object' && value
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value

describe('incremental', () => {
  const line = fc.constantFrom(
    ...'- name: A|  notes: Rolling breaks up knots.|exercises:|  - name: B|    steps:|    - Roll the IT band.|---|...|name: C|tips: |    |# c'.split(
      '|',
    ),
    ...[
      '- {name: D, tips: Rolling breaks up knots}',
      'notes: |',
      '  Rolling breaks',
      '    up knots',
      'x: &a [Roll the ITB]',
      'cues: *a',
      '- "',
      "'",
      '\t- x',
      '# goodform-disable',
      '[',
      '}',
      'version: 1',
      '- - name: E',
    ],
  )
  const yaml = fc.array(line, { maxLength: 20 }).chain((l) => fc.constantFrom('\n', '\r\n').map((end) => l.join(end)))
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(30), line })
  test('findings after random edits equal those of a full run', () => {
    fc.assert(
      fc.property(yaml, fc.array(edit, { minLength: 1, maxLength: 8 }), (text, edits) => {
        let document = linter.open(text, options)
        for (const { at, length, line } of edits) {
          const start = Math.floor(at * document.text.length)
          document = document.edit([
            { start, end: Math.min(document.text.length, start + length), newText: `${line}\n` },
          ])
        }
        expect(document.findings).toEqual(linter.open(document.text, options).findings)
      }),
      { numRuns: 150, seed: 7 },
    )
  })
})
