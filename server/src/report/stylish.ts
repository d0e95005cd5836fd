import { eastAsianWidth } from 'get-east-asian-width'
import { type Claim, evidenceFor, type Severity, shorten, sourceUrl, visible } from '../core/index.ts'
import type { Diagnostic, Excerpt, Format, ReportContext, Totals } from './result.ts'

/** Paints a text for a terminal; the identity where colour is not wanted. */
type Paint = (style: 'red' | 'yellow' | 'blue' | 'dim' | 'bold' | 'green', text: string) => string

const codes = { red: 31, yellow: 33, blue: 34, green: 32, dim: 2, bold: 1 }
const ansi: Paint = (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`
const unpainted: Paint = (_, text) => text

const colour: Record<Severity, 'red' | 'yellow' | 'blue' | 'dim'> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
}

/** The report for a terminal: each finding's line with the wording marked, what is known of it, the source that says so, a rewording; then a sum. */
export const stylish: Format = (context) => {
  const paint = context.colour ? ansi : unpainted
  return {
    file: (file) =>
      file.diagnostics.length
        ? `${[paint('bold', visible(file.path)), ...file.diagnostics.flatMap((d) => lines(d, context, paint))].join('\n')}\n`
        : '',
    end: (totals) => `${summary(totals, paint)}\n`,
  }
}

function lines(diagnostic: Diagnostic, context: ReportContext, paint: Paint): string[] {
  const { line, character } = diagnostic.range.start
  const claim = context.claims.get(diagnostic.claim)
  const style = colour[diagnostic.severity]
  const { before, marked, after } = diagnostic.line
  const shown = marked || ' '
  return [
    `  ${line + 1}:${character + 1}  ${paint(style, diagnostic.severity)}  ${diagnostic.message}  ${paint('dim', diagnostic.claim)}`,
    `      ${before}${marked}${after}`,
    `      ${' '.repeat(columns(before))}${paint(style, '^'.repeat(columns(shown)))}`,
    ...(claim ? known(claim, diagnostic, paint) : []),
    ...rewording(diagnostic, paint),
    '',
  ]
}

/** Columns that a terminal gives a text: none for marks that join the character before, two for wide characters. */
function columns(text: string): number {
  let count = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code < 0x300) count++
    else if (!/[\p{M}\p{Cf}]/u.test(character)) count += eastAsianWidth(code)
  }
  return count
}

function known(claim: Claim, diagnostic: Diagnostic, paint: Paint): string[] {
  const {
    sentences: [first = ''],
    sources: [source],
  } = evidenceFor(claim, diagnostic)
  const known = `      ${paint('dim', 'known: ')}${visible(first)}`
  if (!source) return [known]
  const author = source.authors?.split(/,| et al/)[0]
  const who = author
    ? [author, source.year].filter(Boolean).join(' ')
    : [`“${shorten(source.title, 60)}”`, source.year].filter(Boolean).join(' ')
  return [
    known,
    `      ${paint('dim', 'source: ')}${visible([who, source.journal, sourceUrl(source)].filter(Boolean).join(', '))}`,
  ]
}

/** Longest sentence that is shown in full, in units. */
const longest = 200

function rewording({ fixes }: Diagnostic, paint: Paint): string[] {
  const fix = fixes.find((f) => f.kind !== 'suppress')
  if (!fix) return []
  const { before, marked, after } = clipped(fix.sentence)
  // A sentence of its own comes with the blanks that part it from its neighbours.
  const words = before || after ? marked : marked.trim()
  return [`      ${paint('green', 'try: ')}${before}${paint('bold', words)}${after}`]
}

/** A long sentence is shown around its marked words. */
function clipped({ before, marked, after }: Excerpt): Excerpt {
  const room = longest - marked.length
  if (before.length + after.length <= room) return { before, marked, after }
  const half = Math.max(30, room >> 1)
  const from = before.length > half ? before.indexOf(' ', before.length - half) + 1 : 0
  const to = after.length > half ? after.lastIndexOf(' ', half) : after.length
  return {
    before: from > 0 ? `…${before.slice(from)}` : before,
    marked,
    after: to < after.length ? `${after.slice(0, Math.max(0, to))}…` : after,
  }
}

function summary({ files, bySeverity, known }: Totals, paint: Paint): string {
  const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
  const total = Object.values(bySeverity).reduce((sum, n) => sum + n, 0)
  const baselined = known ? `; ${plural(known, 'finding')} known to the baseline` : ''
  if (!total) return paint('green', `No wording stronger than its evidence in ${plural(files, 'file')}${baselined}.`)
  const parts = [
    plural(bySeverity.error, 'error'),
    plural(bySeverity.warning, 'warning'),
    `${bySeverity.information} information`,
    ...(bySeverity.hint ? [plural(bySeverity.hint, 'hint')] : []),
  ]
  return paint('bold', `${plural(total, 'finding')} in ${plural(files, 'file')}: ${parts.join(', ')}${baselined}`)
}
