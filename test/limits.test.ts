import { describe, expect, test } from 'vitest'
import { mostChunks } from '../server/src/core/document/chunks.ts'
import { isExercise } from '../server/src/core/exercise/recognise.ts'
import type { ClaimModel } from '../server/src/core/index.ts'
import { mostDepth, mostMarks, mostOfBlock, stopAt } from '../server/src/core/read/readable.ts'
import { SourceSentences } from '../server/src/report/sentences.ts'
import { hostileMarkdown } from './hostile.ts'
import { testLinter } from './marked.ts'
import { measured } from './measured.ts'

const linter = testLinter()

/** Processor time that a text takes, in seconds, and the findings. */
function timed(text: string, own = linter) {
  const start = process.cpuUsage()
  const { findings } = own.open(text, { path: 'x.md' })
  return { findings, seconds: process.cpuUsage(start).user / 1e6 }
}

describe('no text takes more time than its length asks for, and none is given up in silence', measured, () => {
  test.each(Object.entries(hostileMarkdown(10_000)))('%s', (_, text) => {
    const { findings, seconds } = timed(text)
    expect(seconds).toBeLessThan(4)
    expect(findings.filter(({ claim }) => claim === 'goodform/failure')).toEqual([])
    for (const { span } of findings) expect(span.start <= span.end && span.end <= text.length).toBe(true)
  })
})

describe('whether YAML holds exercises is told soon, of any text', measured, () => {
  test.each([
    ['a dash and blanks', `-${' '.repeat(19_000)}x`],
    ['blanks', `${' '.repeat(19_000)}x`],
    ['dashes', '- '.repeat(9_500)],
    ['brackets', '[ '.repeat(9_500)],
    ['a key a thousand times', 'sets:'.repeat(4_000)],
    ['a key and blanks', `name${' '.repeat(19_000)}`],
  ])('%s', (_, text) => {
    const start = process.cpuUsage()
    expect(isExercise(text, { path: 'x.yaml' })).toBe(false)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(50)
  })
})

describe('what stands before a limit is read, and the limit is told where it is', () => {
  const claim = 'Rolling breaks up knots.'
  test.each([
    ['marks in a paragraph', `${claim} ${'*a '.repeat(mostMarks + 9)}${claim}\n\n${claim}`, 2],
    ['depth of quotations', `${claim}\n${'>'.repeat(mostDepth + 1)} ${claim}\n\n${claim}`, 2],
    ['length of a block', `${claim} ${'a '.repeat(mostOfBlock / 2)}${claim}\n\n${claim}`, 2],
    ['a table that is too long', `| a |\n|---|\n| ${claim} |\n${'| a |\n'.repeat(6_000)}| ${claim} |\n\n${claim}`, 2],
    ['front matter that is too long', `---\ntitle: ${claim}\n${'a: b\n'.repeat(7_000)}---\n\n${claim}`, 1],
    ['front matter that is too deep', `---\ntitle: ${claim}\na: ${'['.repeat(300)}\n---\n\n${claim}`, 1],
  ])('%s', (_, text, claims) => {
    const { findings } = linter.open(text)
    expect(findings.filter((f) => f.claim === 'test/knots')).toHaveLength(claims)
    const [told, ...more] = findings.filter((f) => f.claim === 'goodform/unread')
    expect(more).toEqual([])
    expect(told).toMatchObject({ severity: 'warning', unchecked: true })
    const others = findings.filter((f) => f.claim === 'test/knots').map((f) => f.span.start)
    if (claims === 2) expect(others[0]! < told!.span.start && told!.span.start < others[1]!).toBe(true)
  })

  test.each([
    ['a table with links in all cells', `| a | b |\n|---|---|\n${'| [a](b) **c** | `d` |\n'.repeat(400)}`],
    ['a list with links', '- [a](http://b.c) **d** `e`\n'.repeat(1_000)],
    ['a numbered list with links', '1. [a](http://b.c) **d** `e`\n'.repeat(1_000)],
    ['fenced code full of marks', `\`\`\`js\n${'a[b] = *c & `d` | e\n'.repeat(1_000)}\`\`\``],
    ['fenced code in a list', `- a\n\n  \`\`\`js\n${'  a[b] = *c & _d | e\n'.repeat(1_000)}  \`\`\``],
    ['a rule of dashes', `${'- '.repeat(100)}\n`],
    ['many paragraphs with marks', '**a** `b` [c](d)\n\n'.repeat(1_000)],
  ])('%s is no such thing', (_, text) => {
    expect(stopAt(text)).toBeUndefined()
  })
})

test('what stands beside a finding is not looked for beyond what is read of a block', () => {
  const sentences = new SourceSentences('a '.repeat(5_000_000))
  const { sentence, after } = sentences.around({ start: 10, end: 20 })
  expect([sentence.end, after?.end]).toEqual([mostOfBlock - 1, 2 * mostOfBlock - 1])
})

describe('a document that is too long', () => {
  const many = `${'a\n\n'.repeat(mostChunks - 2)}Rolling breaks up knots.\n\nRolling breaks up knots.\n\nRolling breaks up knots.\n\n`
  const seen = (text: string) => linter.open(text).findings.map(({ claim, span }) => `${claim} ${span.start}`)

  test('is read up to the limit, and told so on its first line', () => {
    const [told, ...found] = linter.open(many).findings
    expect(told).toMatchObject({ claim: 'goodform/unread', span: { start: 0 }, unchecked: true })
    expect(told!.message).toMatch(/checked up to line 40,\d+ \(60,0\d\d characters\)/)
    expect(found).toHaveLength(2)
  })

  test('gives after edits what it gives when it is opened', () => {
    let document = linter.open(many)
    void document.findings
    const end = many.length
    for (const change of [
      { start: 0, end: 0, newText: 'b\n\nc\n\n' },
      { start: 0, end: 9, newText: '' },
      { start: end - 10, end: end - 10, newText: 'x\n\ny' },
      { start: end - 30, end: end - 3, newText: 'z' },
      { start: 0, end: 60, newText: '' },
      { start: 3_000, end: 3_000, newText: 'a\n\n'.repeat(60) },
    ]) {
      document = document.edit([change])
      const found = document.findings.map(({ claim, span }) => `${claim} ${span.start}`)
      expect(found).toEqual(seen(document.text))
    }
  })

  test.each([
    ['one line of 10 MB', 'Roll your calf slowly. '.repeat(440_000)],
    ['a million tiny blocks', 'a\n\n'.repeat(1_000_000)],
    ['10 MB of line breaks', '\n'.repeat(10_000_000)],
    ['10 MB of brackets', '[a] '.repeat(2_500_000)],
  ])('%s is opened and edited in a few seconds of processor time', measured, (_, text) => {
    const { findings, seconds } = timed(text)
    expect(findings.some(({ claim }) => claim === 'goodform/unread')).toBe(true)
    const start = process.cpuUsage()
    void linter.open(text).edit([{ start: 5, end: 5, newText: 'x' }]).findings
    expect(seconds).toBeLessThan(10)
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(12)
  })
})

describe('what fails is told at its place, and the rest is checked', () => {
  const model: ClaimModel = {
    claims: [],
    consider: (tokens) => {
      if (tokens.some(({ norm }) => norm === 'gravel')) throw new RangeError('too much gravel')
      return undefined
    },
    read: () => [],
    explain: () => [],
  }
  const fragile = testLinter(model)

  test('one paragraph that cannot be judged', () => {
    const text = 'Rolling breaks up knots.\n\nGravel is fine.\n\nRolling breaks up knots.\n'
    const { findings } = fragile.open(text)
    expect(findings.map((f) => [f.claim, f.span.start])).toEqual([
      ['test/knots', 8],
      ['goodform/failure', 26],
      ['test/knots', 51],
    ])
    expect(findings[1]).toMatchObject({ unchecked: true, message: expect.stringContaining('too much gravel') })
  })

  test('and is judged again when it is mended', () => {
    const broken = fragile.open('Rolling breaks up knots. Gravel.\n')
    expect(broken.findings.map((f) => f.claim)).toEqual(['goodform/failure'])
    const mended = broken.edit([{ start: 25, end: 31, newText: 'Sand' }])
    expect(mended.findings.map((f) => f.claim)).toEqual(['test/knots'])
  })
})
