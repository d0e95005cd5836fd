import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import type { ClaimModel, LintedDocument } from '../server/src/core/index.ts'
import { toSource } from '../server/src/core/read/align.ts'
import { scanChunks } from '../server/src/core/read/chunks.ts'
import { readChunk } from '../server/src/core/read/markdown.ts'
import { tokenize } from '../server/src/core/split/tokens.ts'
import { testLinter } from './marked.ts'

const linter = testLinter()

/** Lines from which random Markdown is made: every construct whose reading depends on what stands around it. */
const lines = [
  'Rolling breaks up knots.',
  'Roll your IT band.',
  '',
  '',
  '',
  '# Heading',
  'Heading',
  '===',
  '---',
  '- item',
  '- Roll the IT band',
  '  continued',
  '1. first',
  '   ```',
  '```',
  '~~~',
  '    code',
  '> quote',
  '> - nested',
  '>',
  '| a | b |',
  '|---|---|',
  '| roll the ITB | x |',
  '<div>',
  '</div>',
  '<!-- c',
  '-->',
  '<pre>',
  '</pre>',
  '[^1]: Note',
  '    more',
  'See [x][1] and [^1].',
  '[1]: http://x.org',
  '* star',
  '  - deep',
  '\tcode',
  'No.',
  '+++',
  '<script>',
  '</script>',
  '&amp; *it* **breaks up',
  'knots**',
  '- ```',
  '  text',
  '```js',
  '10) ten',
  '   para',
  '![alt text](x.png)',
  '%%',
  '%% aside %% more',
  '  %%',
  '> %%',
  '- %%',
  '    %% aside %% more',
  'Text `%%` more %%',
  'Text {% comment %} more',
  '  {% endcomment %} and more',
  '{% comment %}',
  '{% endcomment %}',
  '$$',
  '<p>Rolling breaks',
  'up <b>knots</b> &amp; more.</p>',
  '<ul><li>Roll the ITB',
  'a <code>b',
  '</code> c',
]
const markdown = fc
  .array(fc.constantFrom(...lines), { maxLength: 24 })
  .chain((l) => fc.constantFrom('\n', '\r\n').map((end) => l.join(end)))

const passagesOf = (text: string) => readChunk(text, true).passages.map((p) => `${p.kind} ${p.voice} ${p.text}`)

/** The passages of each chunk, read on its own with the labels that the whole text defines. */
function chunkedPassages(text: string): string[] {
  const labels = readChunk(text, true).defines
  return scanChunks(text, 0, () => false).flatMap(({ start, end }) => {
    const own = text.slice(start, end)
    return readChunk(
      own,
      start === 0,
      labels.filter((label) => own.toLowerCase().includes(`[${label}]`)),
    ).passages.map((p) => `${p.kind} ${p.voice} ${p.text}`)
  })
}

describe('chunks', () => {
  test.each(['</pre>', '<div>', '<!-- a -->\n<b>'])('end nowhere that a fence below %s may be HTML', (tag) => {
    const text = `${tag}\n\`\`\`\n\n   \`\`\`\n\nRolling breaks up knots.`
    expect(chunkedPassages(text)).toEqual(passagesOf(text))
  })

  test.each([
    ['a list item’s code stands before a comment', '- ```\n\n%% aside %% more\n- ```'],
    ['a quoted comment is not closed', '> %%\n%%\n%%\n\nRolling breaks up knots.\n    %% aside %% more'],
    ['a comment in a line meets code', 'Text `%%` more %%\n   ```\n%%\n```\n\nRolling breaks up knots.'],
    ['what looks like an item stands in HTML', '</pre>\n- %%\n\n   ```\n\nRolling breaks up knots.'],
  ])('are read alike where %s', (_, text) => {
    expect(chunkedPassages(text)).toEqual(passagesOf(text))
  })

  test('read one by one give what the whole text gives', async () => {
    await fc.assert(
      fc.asyncProperty(markdown, async (text) => {
        await new Promise(setImmediate)
        expect(chunkedPassages(text)).toEqual(passagesOf(text))
      }),
      { numRuns: 1500 },
    )
  })
})

describe('offsets', () => {
  test('every word stands in the source where the passage says', () => {
    const folder = 'training/corpus'
    // Of many writers one: they mark up their texts in their own way.
    const writers = readdirSync(folder).filter((_, i) => i % 2 === 0)
    const articles = writers.flatMap((writer) =>
      readdirSync(`${folder}/${writer}`)
        .filter((f) => f.endsWith('.md'))
        .slice(0, 1)
        .map((f) => `${folder}/${writer}/${f}`),
    )
    expect(articles.length).toBeGreaterThan(150)
    let words = 0
    const amiss: string[] = []
    for (const path of articles) {
      const text = readFileSync(path, 'utf8')
      for (const passage of readChunk(text, true).passages) {
        for (const token of tokenize(passage.text)) {
          if (token.kind !== 'word') continue
          const written = text.slice(toSource(passage.runs, token.start), toSource(passage.runs, token.end, true))
          const read = passage.text.slice(token.start, token.end)
          words++
          if (written === read) continue
          const bare = written.replaceAll(/[*_]|&\w+;|\\/g, '')
          if (bare !== read) amiss.push(`${path}: “${bare}” for “${read}” in ${passage.text.slice(0, 60)}`)
        }
      }
    }
    expect(amiss).toEqual([])
    expect(words).toBeGreaterThan(80_000)
  })
})

describe('incremental', () => {
  test('an article that comes to claim more or less as a whole is read as if it were opened so', () => {
    const linter = builtIn()
    const neutral = ['Sam', 'Ines', 'Olu', 'Greta', 'Piet', 'Noor'].flatMap((name) => [
      `${name} brings the mats.`,
      `Then ${name} sweeps the floor.`,
      `${name} likes the window open.`,
      `On Fridays ${name} cycles home.`,
    ])
    const told = ['Rolling irons the knots out of your legs.', 'Stretching first keeps you from getting hurt.']
    const added = ['Crunches burn the fat off your belly.', 'Massage flushes the lactic acid out of your legs.']
    let document = linter.open([...neutral.slice(0, 12), told[0], ...neutral.slice(12), told[1]].join(' '))
    const findings = ({ findings }: LintedDocument) => findings.map(({ claim, score, span }) => [claim, score, span])
    const change = (start: number, end: number, newText: string) => {
      document = document.edit([{ start, end, newText }])
      expect(findings(document)).toEqual(findings(linter.open(document.text)))
    }
    for (const at of [neutral[3]!, neutral[20]!].map((sentence) => document.text.indexOf(sentence)))
      for (const sentence of [...added, ...added]) change(at, at, `${sentence} `)
    for (let at = document.text.indexOf(added[0]!); at >= 0; at = document.text.indexOf(added[0]!))
      change(at, at + added[0]!.length + 1, '')
  })

  test('a quotation that opens or closes sentences away is seen', () => {
    const middle =
      'The session starts at six. We meet at the gate. The light is poor then. Rolling irons the knots out of your legs. ' +
      'Bring water. Bring a mat. Wear something warm. We finish at seven. Nobody is left behind. See you there.'
    const said = `“${middle}”`
    const linter = builtIn()
    for (const [text, change] of [
      [said, { start: 0, end: 1, newText: '' }],
      [said, { start: said.length - 1, end: said.length, newText: '' }],
      [`“${middle}`, { start: said.length - 1, end: said.length - 1, newText: '”' }],
    ] as const) {
      const document = linter.open(text)
      void document.findings
      const edited = document.edit([change])
      expect(edited.findings.map(({ claim, score }) => [claim, score])).toEqual(
        linter.open(edited.text).findings.map(({ claim, score }) => [claim, score]),
      )
    }
  })

  const plain = ({ findings }: LintedDocument) => findings.map((f) => [f.claim, f.span, f.strength, f.message])
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(30),
    line: fc.constantFrom(...lines, '\n', '\n\n', ' not', 'x', '`'),
  })
  test('findings after random edits equal those of a full run', async () => {
    await fc.assert(
      fc.asyncProperty(markdown, fc.array(edit, { minLength: 1, maxLength: 8 }), async (text, edits) => {
        await new Promise(setImmediate)
        let document = linter.open(text)
        for (const { at, length, line } of edits) {
          const start = Math.floor(at * document.text.length)
          const end = Math.min(document.text.length, start + length)
          const expected = document.text.slice(0, start) + line + document.text.slice(end)
          document = document.edit([{ start, end, newText: line }])
          expect(document.text).toBe(expected)
        }
        expect(plain(document)).toEqual(plain(linter.open(document.text)))
      }),
      { numRuns: 800 },
    )
  })

  test('so do those that are asked for, or only begun, after every edit of a longer text', async () => {
    const base = Array.from({ length: 12 }, (_, i) => `Rolling breaks up knots ${i}. It does. So they say.`)
    const reads = fc.constantFrom('all', 'all', 'some', 'none')
    const refuting = fc.constantFrom('That is a myth.', 'No.', 'There is no evidence for this.', 'Fine.')
    const piece = fc.oneof(fc.constantFrom(...lines), refuting)
    let local = 0
    const edits = fc.array(fc.tuple(edit, piece, reads), { minLength: 2, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(markdown, edits, async (text, edits) => {
        await new Promise(setImmediate)
        let document = linter.open(`${base.join('\n\n')}\n\n${text}\n\n${base.join('\n\n')}`)
        void document.findings
        for (const [{ at, length }, newText, read] of edits) {
          const start = Math.floor(at * document.text.length)
          const before = new Set(document.parts.map(({ findings }) => findings))
          document = document.edit([{ start, end: Math.min(document.text.length, start + (length % 7)), newText }])
          const work = document.work()
          for (let step = 0; read === 'some' && step < 2; step++) work.next()
          if (read !== 'all') continue
          expect(plain(document)).toEqual(plain(linter.open(document.text)))
          if (document.parts.filter(({ findings }) => before.has(findings)).length > 10) local++
        }
        expect(plain(document)).toEqual(plain(linter.open(document.text)))
      }),
      { numRuns: 60 },
    )
    expect(local).toBeGreaterThan(15)
  }, 120_000)
})

test('a sentence is heard again when the second one behind it has other words', () => {
  const heard: string[] = []
  const listening = testLinter({
    claims: [],
    consider: (tokens, { later = [] }) => {
      if (tokens.some(({ norm }) => norm === 'knots'))
        heard.push(
          later
            .flat()
            .map(({ norm }) => norm)
            .join(' '),
        )
      return undefined
    },
    read: () => [],
    explain: () => [],
  })
  const text = 'Rolling breaks up knots.\n\nAnd so to bed.\n\nWe met on Tuesday.\n'
  const before = listening.open(text)
  expect(before.findings).toHaveLength(1)
  const start = text.indexOf('Tuesday')
  expect(before.edit([{ start, end: start + 'Tuesday'.length, newText: 'Thursday' }]).findings).toHaveLength(1)
  expect(heard).toEqual(['we met on tuesday .', 'we met on thursday .'])
})

describe('what neighbouring sentences say', () => {
  /** Says of a sentence how often it has the word “rub”, and tells where something near is likely, as likely as that is. */
  const neighbourly: ClaimModel = {
    claims: ['test/knots'],
    consider: (tokens) => {
      const chance = 100 * tokens.filter(({ norm }) => norm === 'rub').length
      return { expected: 0, sayings: chance ? [{ claim: 0, chance, aside: 0 }] : [] }
    },
    read: (_, { before, behind }) => {
      const most = (sentences: typeof before) => Math.max(0, ...sentences.flat().map(({ chance }) => chance))
      const logit = most(before) + most(behind) / 1000
      return logit
        ? [{ claim: 'test/knots', logit, score: logit, level: 'normal', carried: [{ start: 0, end: 9 }] }]
        : []
    },
    explain: () => [],
  }
  const linter = testLinter(neighbourly)
  const told = ({ findings }: LintedDocument) => findings.map(({ span, score }) => [span.start, score])
  const sentences = (count: number) => Array.from({ length: count }, (_, i) => `Paint wall ${i} green.`)

  test.each(['\n\n', ' '])('is heard eight sentences away and no further, parted by %j', (by) => {
    const text = [...sentences(10), 'Now rub.', ...sentences(10)].join(by)
    const found = linter.open(text).findings
    const near = [...sentences(10).slice(2), ...sentences(10).slice(0, 8)]
    expect(found.map(({ span }) => `${text.slice(span.start).split('.')[0]}.`)).toEqual(near)
    expect(found.map(({ score }) => score)).toEqual([...near.keys()].map((i) => (i < 8 ? 0.1 : 100)))
  })

  test.each(['\n\n', ' '])(
    'is heard anew as far as it is heard at all, wherever a sentence comes to say it, parted by %j',
    (by) => {
      const text = sentences(30).join(by)
      for (const sentence of sentences(30)) {
        const document = linter.open(text)
        expect(document.findings).toEqual([])
        const start = text.indexOf(sentence) + sentence.length - 1
        const edited = document.edit([{ start, end: start, newText: ' and rub' }])
        expect(told(edited)).toEqual(told(linter.open(edited.text)))
        expect(edited.findings.length).toBeGreaterThan(7)
        const again = edited.edit([{ start, end: start + ' and rub'.length, newText: '' }])
        expect(again.findings).toEqual([])
      }
    },
  )

  test('is heard the same after every edit as in a text that is opened so', async () => {
    const pieces = fc.constantFrom(
      'Now rub. ',
      'Now rub, and rub. ',
      'Wait.\n\n',
      '\n\n# Rub\n\n',
      'rub',
      '\n',
      '\n\n',
      ' ',
      '',
    )
    const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), pieces, fc.boolean()), {
      minLength: 1,
      maxLength: 6,
    })
    const ends = fc.array(fc.constantFrom(' ', '\n\n', ' ', '\n\n- '), { minLength: 30, maxLength: 30 })
    let some = 0
    await fc.assert(
      fc.asyncProperty(ends, edits, async (ends, edits) => {
        await new Promise(setImmediate)
        let document = linter.open(
          sentences(30)
            .flatMap((sentence, i) => [sentence, ends[i]!])
            .join(''),
        )
        for (const [at, length, newText, asked] of edits) {
          const start = Math.floor(at * document.text.length)
          document = document.edit([{ start, end: Math.min(document.text.length, start + length), newText }])
          if (asked) expect(told(document)).toEqual(told(linter.open(document.text)))
        }
        expect(told(document)).toEqual(told(linter.open(document.text)))
        some += document.findings.length
      }),
      { numRuns: 200 },
    )
    expect(some).toBeGreaterThan(400)
  })
})
