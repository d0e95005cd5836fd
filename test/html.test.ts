import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { applySafeFixes } from '../server/src/core/fix/apply.ts'
import { toSource } from '../server/src/core/read/align.ts'
import { readChunk } from '../server/src/core/read/markdown.ts'
import { apply, testLinter } from './marked.ts'

const linter = testLinter()
const knots = 'Rolling breaks up knots.'
const told = (text: string, path = 'a.md') =>
  linter.open(text, { path }).findings.map(({ claim, span }) => `${claim} ${text.slice(span.start, span.end)}`)
const passages = (text: string) => readChunk(text, true).passages
const shown = (text: string) =>
  passages(text).map(({ kind, voice, text: words }) => `${kind}${voice === 'author' ? '' : ` ${voice}`}: ${words}`)

describe('the text of HTML is read', () => {
  test.each([
    `<p>${knots}</p>`,
    `<h2>${knots}</h2>`,
    `<ul><li>${knots}</li></ul>`,
    `<blockquote>${knots}</blockquote>`,
    `<div>\n${knots}\n</div>`,
    `<div>\r\n  ${knots}\r\n</div>`,
    `<details><summary>${knots}</summary>More.</details>`,
    `<figure><img src="a.png"><figcaption>${knots}</figcaption></figure>`,
    `<table><tr><td>One</td><td>${knots}</td></tr></table>`,
    `<P CLASS="a > b">${knots}</P>`,
    `<!-- wp:paragraph -->\n<p>${knots}</p>\n<!-- /wp:paragraph -->`,
    `- a\n\n  <p>${knots}</p>`,
    `> <p>One.\n> ${knots}</p>`,
    `<p>${knots}`,
  ])('%s', (text) => {
    for (const path of ['a.md', 'a.mdx']) expect(told(text, path)).toEqual(['test/knots breaks up knots'])
  })

  test('elements part passages and tell what they are', () => {
    expect(
      shown(
        '<div><h2>Head</h2><p>One <b>bold</b><br>two</p><ul><li>Item</li><li><p>Other</p></ul><blockquote>Said</blockquote>Rest</div>',
      ),
    ).toEqual([
      'heading: Head',
      'paragraph: One bold\ntwo',
      'list-item: Item',
      'list-item: Other',
      'paragraph quotation: Said',
      'paragraph: Rest',
    ])
    const [, , , cell] = passages(
      '<p>Myths:</p>\n<table>\n<tr><th>Myth</th><th>Why</th></tr>\n<tr><td>One</td></tr></table>',
    )
    expect(cell).toMatchObject({ kind: 'table-cell', column: 'Myth' })
    const [, item] = passages('<p>Three myths:</p>\n<ul>\n<li>One</li></ul>')
    expect(item).toMatchObject({ leadIn: 'Three myths:' })
  })

  test('entities are decoded, and offsets kept', () => {
    const text = '<div>\n  Ice &amp; rolling&nbsp;<i>breaks</i> &#8220;up&#x201D; knots &foo;\n</div>'
    const [passage] = passages(text)
    expect(passage!.text).toBe('Ice & rolling\u00A0breaks “up” knots &foo;')
    const at = (word: string) => {
      const from = passage!.text.indexOf(word)
      return text.slice(toSource(passage!.runs, from), toSource(passage!.runs, from + word.length, true))
    }
    expect(['Ice', '&', 'rolling', 'breaks', '“up”', 'knots'].map(at)).toEqual([
      'Ice',
      '&amp;',
      'rolling',
      'breaks',
      '&#8220;up&#x201D;',
      'knots',
    ])
  })

  test.each([
    ['a script', `<script>\n${knots}\n\n${knots}\n</script>`],
    ['a style', `<div><style>${knots}</style></div>`],
    ['what was typed before', `<pre>${knots}</pre>`],
    ['a field of text', `<div><textarea>${knots}</textarea></div>`],
    ['code', `<p><code>${knots}</code></p>`],
    ['keys', `<p><kbd>${knots}</kbd></p>`],
    ['what was taken back', `<p><del>${knots}</del> <s>${knots}</s></p>`],
    ['a comment', `<div>\n<!-- ${knots} -->\n</div>`],
    ['an attribute', `<div title="${knots}">Text</div>`],
    ['code in a paragraph', `Text <code>${knots}</code>`],
    ['keys in a paragraph', `<kbd>${knots}</kbd> text`],
    ['output in a paragraph', `Text <samp>${knots}</samp>`],
    ['what was taken back in a paragraph', `<del>${knots}</del> Text`],
    ['a style in a paragraph', `Text <style>${knots}</style>`],
  ])('no prose is %s', (_, text) => {
    expect(told(text)).toEqual([])
  })

  test('code that is never closed is prose', () => {
    expect(told(`Text <code>${knots}`)).toEqual(['test/knots breaks up knots'])
    expect(told(`<p><code>${knots}</p>`)).toEqual(['test/knots breaks up knots'])
  })

  test.each([
    `<div>\n<!-- goodform-disable-next-line -->\n<p>${knots}</p>\n</div>`,
    `<p>${knots}</p> <!-- goodform-disable-line -->`,
    `<!-- goodform-disable-next-block -->\n<ul>\n<li>One</li>\n<li>${knots}</li>\n</ul>`,
    `<!-- goodform-disable -->\n<p>${knots}</p>\n<!-- goodform-enable -->`,
  ])('but for what a comment keeps: %s', (text) => {
    expect(told(text)).toEqual([])
  })

  test('a block ends where its element does', () => {
    expect(told(`<!-- goodform-disable-next-block -->\n<ul>\n<li>${knots}</li>\n</ul>\n<p>${knots}</p>`)).toHaveLength(
      1,
    )
  })

  test('fixes keep its tags, and put no Markdown into it', () => {
    const own = builtIn()
    const text = '<p>\n  Sitting is <b>the new</b> smoking. Foam rolling breaks up knots &amp; more.\n</p>\n'
    const document = own.open(text, { path: 'a.md' })
    expect(applySafeFixes(document, own).text).toContain('Sitting may be <b>the new</b> smoking.')
    expect(document.findings.length).toBeGreaterThan(1)
    for (const finding of document.findings) {
      const fixes = own.fixes(document, finding)
      expect(fixes.length).toBeGreaterThan(1)
      for (const { kind, edits } of fixes) {
        expect(kind).not.toBe('cite')
        expect(apply(text, edits)).toMatch(/^(?:<!--.*-->\n+)?<p>\n[\s\S]*\n<\/p>\n$/)
        expect(apply(text, edits).replace(/<!--.*?-->/, '')).not.toMatch(/[[\]*]/)
      }
    }
  })
})
