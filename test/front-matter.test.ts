import { describe, expect, test } from 'vitest'
import { writtenInScalar } from '../server/src/core/read/yaml.ts'
import { apply, check, testLinter } from './marked.ts'

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
      const title = fence === '---' ? 'title: Rolling breaks up knots' : 'title = "Rolling breaks up knots"'
      const head = lines(fence, title, fence, '')
      const text = head + lines('Text.', '')
      const document = linter.open(text)
      const fixes = document.findings.flatMap((finding) => linter.fixes(document, finding))
      const [edit] = fixes.find(({ kind }) => kind === 'suppress')!.edits
      expect(edit).toMatchObject({ start: head.length, newText: expect.stringContaining('goodform-disable-file') })
    },
  )
})

const knots = '{certain test/knots:breaks up knots}'

describe('front matter in TOML', () => {
  test.each([
    ['a basic string', `title = "Rolling ${knots}"`],
    ['a literal string', `title = 'Rolling ${knots}'`],
    ['characters written as escapes', `title = "\\u00c9va \\U0001F600 \\"says\\": rolling ${knots}" # a comment`],
    ['several lines', `summary = """\nRest well.\n\n\tRolling ${knots}.\n"""`],
    ['several lines as they stand', `summary = '''Rest 'well'.\nRolling ${knots}.'''`],
    ['lines that a backslash joins', `summary = """\\\n  Rolling {certain test/knots:breaks up \\  \n\n   knots}."""`],
    ['a table', `[params]\ndescription = "Rolling ${knots}."`],
    ['a table in a line', `params = { seo = { description = "Rolling ${knots}." } }`],
    ['a dotted key', `params."og-title" = "Rolling ${knots}."`],
    ['fields that nobody reads', 'slug = "Rolling breaks up knots."\ntags = ["Rolling breaks up knots."]'],
    ['an array of tables', '[[resources]]\ntitle = "Rolling breaks up knots."'],
    ['claims that are turned off', 'title = "Rolling breaks up knots"\n[goodform]\ndisable = ["test/knots"]'],
    ['all claims turned off', 'title = "Rolling breaks up knots"\ngoodform.disable = true'],
  ])('is read: %s', (_, fields) => {
    for (const br of ['\n', '\r\n', '\r'])
      for (const mark of ['', '\ufeff']) check(linter, `${mark}+++\n${fields}\n+++\n* Rest.\n`.replaceAll('\n', br))
  })

  test('that is broken is told where it is, and the prose below is read', () => {
    const text = '+++\ntitle = "Knots\n+++\n\nRolling breaks up knots.\n'
    const [broken, found] = linter.open(text).findings
    expect(broken).toMatchObject({ claim: 'goodform/front-matter', span: { start: 18 }, unchecked: true })
    expect(found).toMatchObject({ claim: 'test/knots' })
  })

  test('gives the exercises that an article names', () => {
    const document = linter.open('+++\nexercises = ["squat", "lunge"]\n+++\n\nText.\n')
    void document.findings
    const names = document.names().map(({ name, span }) => [name, document.text.slice(span.start, span.end)])
    expect(names).toEqual([
      ['squat', '"squat"'],
      ['lunge', '"lunge"'],
    ])
  })

  test.each(['"Rolling breaks up knots"', "'Rolling breaks up knots'", "'''Rolling breaks up knots'''"])(
    'stays valid when %s is reworded',
    (title) => {
      const document = linter.open(`+++\ntitle = ${title}\n+++\n\nText.\n`)
      const fixes = linter.fixes(document, document.findings[0]!).filter(({ kind }) => kind !== 'suppress')
      expect(fixes.length).toBeGreaterThan(0)
      for (const { edits } of fixes) {
        const found = linter.open(apply(document.text, edits)).findings
        expect(found.filter(({ claim }) => claim === 'goodform/front-matter')).toEqual([])
      }
    },
  )
})

describe('a string of TOML is written so that it ends where it ended', () => {
  const source = `a = "one word" 'one word' '''one 'word' '''`
  test.each([
    ['double', '"one', 'a "big" one', 'a \\"big\\" one'],
    ['literal', "'one", "it's one", undefined],
    ['literal', "'''one", "it's one", "it's one"],
    ['literal', "'''one", "it'''s one", undefined],
  ] as const)('%s %s with %s', (style, opening, newText, written) => {
    const scalar = source.indexOf(opening)
    const start = source.indexOf('one', scalar)
    const edit = writtenInScalar(source, { start, end: start + 3, newText }, style, scalar)
    expect(edit?.newText).toBe(written)
  })
})

describe('settings of front matter that there are not are told', () => {
  test.each([
    ['---\ngoodform: { dsable: true }\n---\n', 'dsable', /no setting “dsable”.*there is “disable”/],
    ['---\ngoodform:\n  disable: false\n  other: 1\n---\n', 'other', /no setting “other”/],
    ['---\ngoodform: off\n---\n', 'off', /holds settings/],
    ['---\ngoodform: { disable: 3 }\n---\n', '3', /holds settings/],
    ['+++\ngoodform.dsable = true\n+++\n', 'true', /no setting “dsable”/],
    ['+++\n[goodform]\ndisable = 3\n+++\n', '3', /holds settings/],
  ])('%s', (head, at, message) => {
    const text = `${head}\nRolling breaks up knots.`
    const told = linter.open(text).findings.filter(({ claim }) => claim === 'goodform/bad-suppression')
    expect(told.map(({ span }) => text.slice(span.start, span.end))).toEqual([at])
    expect(told[0]!.message).toMatch(message)
  })

  test('but for one that is turned off', () => {
    const off = ['---\ngoodform: { disable: false }\n---\n', '+++\ngoodform.disable = false\n+++\n']
    for (const head of off) expect(linter.open(`${head}\nText.`).findings).toEqual([])
  })
})
