import { describe, expect, test } from 'vitest'
import { apply, testLinter } from './marked.ts'
import { measured } from './measured.ts'

const linter = testLinter()
const knots = 'Rolling breaks up knots.'
const lines = (text: string) =>
  linter.open(text, { path: 'a.mdx' }).findings.map(({ span }) => text.slice(0, span.start).split(/\r\n|\r|\n/).length)

describe('in MDX', () => {
  test.each([
    ['what a component holds', `<Note title="a > b">\n  ${knots}\n</Note>`, [2]],
    ['what is in components in one another', `<Tabs>\n<Tab>\n      ${knots}\n</Tab>\n</Tabs>`, [3]],
    ['behind a tag of many lines', `<Card\n  icon={{ a: { b: 1 } }}\n  on={() => 1 > 0}\n>\n${knots}\n</Card>`, [5]],
    ['a list in a component', `<Note>\n- One.\n- ${knots}\n</Note>`, [3]],
    ['behind imports', `---\ntitle: A\n---\nimport A from 'a'\nimport { b } from "b"\n\n${knots}`, [7]],
    ['with the line ends of Windows', `import A from 'a'\r\n\r\n<A>\r\n${knots}\r\n</A>\r\n`, [4]],
    ['with those of an old Mac', `import A from 'a'\r\r<A>\r${knots}\r</A>\r`, [4]],
    ['a sentence that begins like code', `export of what ${knots}`, [1]],
  ])('is read: %s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected)
  })

  test.each([
    ['exports', `export const a = {\n  text: '${knots}',\n}`],
    ['exports below others', `# Head\n\nexport default function A() {\n  return '${knots}'\n}`],
    ['attributes', `<Note text="${knots}" />`],
    ['braces', `{open && <p>{'${knots}'}</p>}`],
    ['comments', `{/* ${knots} */}`],
  ])('no prose are %s', (_, text) => {
    expect(lines(`${text}\n\nText.`)).toEqual([])
  })

  test('Markdown is read as ever: what begins like code in it is prose', () => {
    const text = `export const a = '${knots}'`
    expect(linter.open(text, { path: 'a.md' }).findings).toHaveLength(1)
  })

  test('a comment in a component keeps a wording, and is offered so', () => {
    const text = `<Note>\n  ${knots}\n</Note>\n`
    const document = linter.open(text, { path: 'a.mdx' })
    const fix = linter.fixes(document, document.findings[0]!).find(({ kind }) => kind === 'suppress')!
    const kept = apply(text, fix.edits)
    expect(kept).toBe(`<Note>\n  ${knots} {/* goodform-disable-line test/knots -- reason */}\n</Note>\n`)
    expect(lines(kept)).toEqual([])
  })

  test('tags and braces without end take time by the length of the text only', measured, () => {
    const start = process.cpuUsage().user
    for (const piece of ['<a ', '<a\n', '<a b="', '{', '{a}', '{ {a} ', '<a x={\n', '\n\nimport {', '<a> '])
      lines(piece.repeat(20_000 / piece.length))
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(10)
  })
})
