import { describe, expect, test } from 'vitest'
import { type Severity, severities } from '../server/src/core/index.ts'
import { describe as described } from '../server/src/report/describe.ts'
import { html } from '../server/src/report/html.ts'
import { style } from '../server/src/report/html-style.ts'
import { testLinter } from './marked.ts'
import { reportContext } from './reported.ts'

const linter = testLinter()
const text = '# Rolling\n\nRolling breaks up knots.\n\nRolling may break up knots.\n'
const document = linter.open(text)
const report = described('posts/rolling.md', document, document.findings, linter, {
  fixes: 'all',
  neighbourhoods: true,
})
// One finding of each severity, whatever the rules give.
const diagnostics = severities.flatMap((severity) =>
  report.diagnostics.slice(0, 1).map((one) => ({ ...one, severity })),
)
const reporter = html(reportContext(linter.claims))
const bySeverity = Object.fromEntries(severities.map((severity) => [severity, 1])) as Record<Severity, number>
const page =
  reporter.file({ ...report, diagnostics }) +
  reporter.end({ files: 1, unchecked: 0, known: 0, interrupted: false, faults: [], bySeverity })

describe('the report, for people who hear it or see no colours', () => {
  test('has a language, a title, one main part and headings that skip no level', () => {
    expect(page).toMatch(/<html lang="en">/)
    expect(page).toMatch(/<title>[^<]+<\/title>/)
    expect(page.match(/<main/g)).toHaveLength(1)
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
  })

  test('says each severity in words, wherever a colour shows it', () => {
    const coloured = [...page.matchAll(/<span class="severity (\w+)">([^<]*)<\/span>/g)]
    expect(new Set(coloured.map(([, name]) => name))).toEqual(new Set(severities))
    for (const [, name, words] of coloured) expect(words).toBe(name)
    for (const [, name, words] of page.matchAll(/<div class="(\w+)"><dt>([^<]*)/g))
      expect(words!.toLowerCase()).toContain(name!.slice(0, 4))
  })

  test('has charts that are tables with captions and headed rows and columns, and links and summaries with words', () => {
    for (const [, table] of page.matchAll(/<table[^>]*>(.*?)<\/table>/gs)) {
      expect(table).toMatch(/^<caption>[^<]+<\/caption>/)
      expect(table).toMatch(/<th scope="col">/)
    }
    for (const [whole, words] of page.matchAll(/<(?:a|summary)\b[^>]*>(.*?)<\/(?:a|summary)>/gs))
      expect(words!.replaceAll(/<[^>]*>/g, '').trim(), whole).not.toBe('')
  })

  test('can be used by keyboard: what opens is a summary or a link, and nothing changes the order', () => {
    expect(page).not.toMatch(/tabindex|onclick|role="button"|accesskey/)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`)
  })

  test('has a contrast of at least 4.5 to 1 for all text, in light and in dark', () => {
    const schemes = [...style.matchAll(/:root\{([^}]*)\}/g)].map(([, rules]) =>
      Object.fromEntries([...rules!.matchAll(/--([\w-]+):(#[0-9a-f]+)/g)].map(([, name, value]) => [name!, value!])),
    )
    expect(schemes).toHaveLength(2)
    for (const colours of schemes)
      for (const back of ['back', 'panel'])
        for (const name of ['text', 'soft', 'link', ...severities])
          expect(contrast(colours[name]!, colours[back]!), `${name} on ${back}`).toBeGreaterThanOrEqual(4.5)
    for (const colours of schemes)
      for (const back of ['mark', 'ins']) expect(contrast(colours.text!, colours[back]!)).toBeGreaterThanOrEqual(4.5)
  })
})

/** The contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const hex = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}
