import { describe, expect, test } from 'vitest'
import { check, testLinter } from './marked.ts'

const linter = testLinter()

describe('front matter is read anew from the beginning', () => {
  test.each([
    ['when a line far below closes it', 'Rolling breaks up knots.', '---\n'],
    ['when the line that closed it is taken away', '---\n', ''],
  ])('%s', (_, found, newText) => {
    const paragraph = 'Rolling breaks up knots.\n\n'
    const text = `---\ntitle: x\n\n${paragraph.repeat(3)}---\n\n${paragraph.repeat(2)}`
    const before = newText ? text.replace('---\n\nR', 'R') : text
    const start = before.lastIndexOf(found)
    const document = linter.open(before)
    void document.findings
    const after = document.edit([{ start, end: newText ? start : start + found.length, newText }])
    const plain = (d: typeof document) => d.findings.map((f) => `${f.claim} ${f.span.start}`)
    expect(plain(after)).toEqual(plain(linter.open(after.text)))
  })
})

describe.each([
  ['\\n', '\n'],
  ['\\r\\n', '\r\n'],
  ['\\r', '\r'],
])('front matter of lines that end with %s', (_, br) => {
  const lines = (...text: string[]) => text.join(br)

  test('is read', () => {
    check(linter, lines('---', 'title: Rolling {certain test/knots:breaks up knots}', '---', 'Text.'))
  })

  test.each(['---', '+++'])(
    'between %s stays at the beginning when a comment is put in for the whole file',
    (fence) => {
      const head = lines(fence, "title: 'A name", fence, '')
      const text = head + lines('| a |', '|---|', '| Rolling breaks up knots. |', '')
      const document = linter.open(text)
      const fixes = document.findings.flatMap((finding) => linter.fixes(document, finding))
      const [edit] = fixes.find(({ kind }) => kind === 'suppress')!.edits
      expect(edit).toMatchObject({ start: head.length, newText: expect.stringContaining('goodform-disable-file') })
    },
  )
})
