import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { scanChunks } from '../server/src/core/read/chunks.ts'
import { readPlain } from '../server/src/core/read/plain.ts'

const spec = createRequire(import.meta.url)('commonmark-spec') as { tests: { markdown: string }[] }
const parser = unified().use(remarkParse).use(remarkGfm)

/** A tree with what is read of it: types, offsets, text, addresses, depths, labels. */
function bare(node: Nodes, by = 0): unknown {
  const own: unknown[] = [node.type, node.position!.start.offset! - by, node.position!.end.offset! - by]
  if ('value' in node) own.push(node.value)
  if ('url' in node) own.push(node.url)
  if ('alt' in node) own.push(node.alt)
  if ('depth' in node) own.push(node.depth)
  if ('identifier' in node) own.push(node.identifier)
  return 'children' in node ? [own, node.children.map((child) => bare(child as Nodes, by))] : [own]
}

/** Compares both readings of each chunk of a text; gives how many chunks needed no parser. */
function compare(text: string, labels: readonly string[] = []): { plain: number; chunks: number } {
  let plain = 0
  const chunks = scanChunks(text, 0, () => false)
  const defined = labels.map((label) => `[${label}]: x\n\n`).join('')
  for (const { start, end } of chunks) {
    const source = text.slice(start, end)
    const root = readPlain(source, labels)
    if (!root) continue
    plain++
    const read = JSON.stringify(root.children.map((child) => bare(child)))
    const children = parser.parse(defined + source).children.slice(labels.length)
    const parsed = JSON.stringify(children.map((child) => bare(child, defined.length)))
    if (read !== parsed) expect(read, JSON.stringify(source)).toBe(parsed)
  }
  return { plain, chunks: chunks.length }
}

/** Pieces that random Markdown is made of: words and all that may mean something beside them. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'knots', 'IT', 'é', '日', '👟', '12', 'R', '‘x’') },
  { weight: 3, arbitrary: fc.constantFrom(' ', ' ', '\n', '\n', '  ', '\n  ', '\n    ', '\n\n', '\r\n', '\u00a0') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '*',
        '**',
        '_',
        '__',
        '***',
        '[',
        ']',
        '](x)',
        '[a](b_c)',
        '[^1]',
        '![',
        '`',
        '~',
        '~~',
        '<',
        '< ',
        '<b>',
        '&',
        '&amp;',
      ],
      ...[
        '- ',
        '* ',
        '+ ',
        '1. ',
        '2) ',
        '# ',
        '#',
        '## ',
        '> ',
        '|',
        '| -',
        '---',
        '===',
        ':-',
        '[x]: y',
        '[ ] ',
        '> a',
        '| a |',
        '|---|',
        '\n|-|-|\n',
        '[^b]: c',
        '![a](b)',
        '[a b]',
        'a_b',
        '[a\nb](x)',
        '```',
        ': ',
      ],
      ...[
        '.',
        '!',
        '?',
        '(',
        ')',
        '"',
        '“',
        '—',
        '$',
        '{{',
        '}}',
        '\\',
        'www.a.b',
        'http://a.b',
        'a@b.c',
        '://',
        '\t',
        '+',
        '-',
        '<!--',
      ],
    ),
  },
)

describe('reading without a parser gives what the parser gives', () => {
  test('in the corpus, where it spares the parser most chunks', async () => {
    const texts = readdirSync('training/corpus', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.startsWith('exercises'))
      .filter((_, i) => i % 25 === 0)
      .map((name) => readFileSync(`training/corpus/${name}`, 'utf8'))
    expect(texts.length).toBeGreaterThan(40)
    let plain = 0
    let chunks = 0
    for (const text of texts) {
      await new Promise(setImmediate)
      const counts = compare(text)
      plain += counts.plain
      chunks += counts.chunks
    }
    expect(plain / chunks).toBeGreaterThan(0.95)
  }, 60_000)

  test('in quotations, tables, footnotes, images and rules', () => {
    const texts = [
      '> One **line**\n> and the next\n>\n> of a quotation, [here](x).\n',
      '| a | b |\n|---|:-:|\n| c *d* | [e](f) |\n|  | g | h |\n| i |\n',
      '[^a]: One *thing*.\n[^b-1]: And [another](x)\n',
      'Said[^1] so.[^2] [Note] it [well].\n',
      '![A picture](a.png)\n',
      '---\n',
      '**"No."** He & she. **4. Or** *[so](x) it is*\n',
    ]
    for (const text of texts) for (const labels of [[], ['^1']]) expect(compare(text, labels).plain, text).toBe(1)
  })

  test('with the line ends of Windows', () => {
    const { plain } = compare('# A head\r\n\r\nOne line\r\n  and **the next**\r\nof [it](x).\r\n\r\n- one\r\n- two\r\n')
    expect(plain).toBe(3)
  })

  test('in the examples of the CommonMark specification', async () => {
    expect(spec.tests.length).toBeGreaterThan(600)
    for (const { markdown } of spec.tests) {
      await new Promise(setImmediate)
      compare(markdown.replaceAll('→', '\t'))
      compare(`A line\n${markdown.replaceAll('→', '\t')}`)
    }
  })

  test('in an image whose text runs over lines', () => {
    expect(compare('![\n  a](x)').plain).toBe(1)
    expect(compare('> see ![knots\n> and  bands](x)').plain).toBe(1)
  })

  test('where a footnote’s number stands before what looks like an address', () => {
    for (const labels of [[], ['^1']]) compare('[^1](*)a', labels)
  })

  test('in random Markdown', async () => {
    let plain = 0
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 14 }), async (pieces) => {
        await new Promise(setImmediate)
        plain += compare(pieces.join('')).plain
        compare(pieces.join(''), ['^1', 'x'])
      }),
      { numRuns: 1500 },
    )
    expect(plain).toBeGreaterThan(150)
  }, 60_000)
})
