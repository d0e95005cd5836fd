import type { Claim, Finding, Severity } from '../core/index.ts'
import { sourceUrl } from '../core/judge/card.ts'
import { positions } from './positions.ts'
import type { FileResult, Result } from './result.ts'

/** Paints a text for a terminal; the identity where colour is not wanted. */
export type Paint = (style: 'red' | 'yellow' | 'blue' | 'dim' | 'bold' | 'green', text: string) => string

/** Paints with ANSI escapes. */
export const ansi: Paint = (style, text) =>
  `\u001b[${{ red: 31, yellow: 33, blue: 34, green: 32, dim: 2, bold: 1 }[style]}m${text}\u001b[0m`
/** Leaves the text as it is. */
export const unpainted: Paint = (_, text) => text

const colour: Record<Severity, 'red' | 'yellow' | 'blue' | 'dim'> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
}

/** The report for a terminal: each finding's line with the wording marked, what is known, the best source, a rewording; then a sum. */
export function stylishReport(result: Result, paint: Paint): string {
  const lines = result.files
    .filter((file) => file.findings.length)
    .flatMap((file) => [paint('bold', file.path), ...fileLines(file, result, paint)])
  return `${[...lines, summary(result, paint)].join('\n')}\n`
}

function fileLines(file: FileResult, result: Result, paint: Paint): string[] {
  const at = positions(file.text)
  return file.findings.flatMap((finding) => {
    const { line, character } = at(finding.span.start)
    const claim = result.claims.get(finding.claim)
    const head = `  ${line + 1}:${character + 1}  ${paint(colour[finding.severity], finding.severity)}  ${finding.message}  ${paint('dim', finding.claim)}`
    return [
      head,
      ...marked(file.text, finding, paint),
      ...(claim ? known(claim, paint) : []),
      ...rewording(file, finding, paint),
      '',
    ]
  })
}

/** Columns of the line shown on each side of the marked words. */
const margin = 60

/** The line with carets under the marked words, cut to what a terminal shows. */
function marked(text: string, finding: Finding, paint: Paint): string[] {
  const start = text.lastIndexOf('\n', finding.span.start - 1) + 1
  const newline = text.indexOf('\n', finding.span.start)
  const stop = newline < 0 ? text.length : newline
  const from = Math.max(start, finding.span.start - margin)
  const to = Math.min(stop, Math.max(finding.span.end, finding.span.start) + margin)
  const end = Math.min(finding.span.end, stop)
  const plain = (part: string) => part.replaceAll(/\p{Cc}/gu, ' ')
  const before = (from > start ? '…' : '') + plain(text.slice(from, finding.span.start))
  const words = plain(text.slice(finding.span.start, end))
  const after = plain(text.slice(end, to)) + (to < stop ? '…' : '')
  return [
    `      ${before}${words}${after}`,
    `      ${' '.repeat([...before].length)}${paint(colour[finding.severity], '^'.repeat(Math.max(1, [...words].length)))}`,
  ]
}

function known(claim: Claim, paint: Paint): string[] {
  const source = claim.sources[0]
  const lines = [`      ${paint('dim', 'known: ')}${firstSentence(claim.finding)}`]
  if (source) {
    const who = [source.authors?.split(',')[0], source.year].filter(Boolean).join(' ')
    lines.push(
      `      ${paint('dim', 'source: ')}${[who, source.journal, sourceUrl(source)].filter(Boolean).join(', ')}`,
    )
  }
  return lines
}

function rewording(file: FileResult, finding: Finding, paint: Paint): string[] {
  const fix = file.fixes(finding).find((f) => f.kind !== 'suppress')
  return fix ? [`      ${paint('green', 'try: ')}${fix.edits.map((edit) => edit.newText).join(' … ')}`] : []
}

/** The first sentence of a finding. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[A-Z]|$)/s.exec(text)?.[0] ?? text
}

function summary(result: Result, paint: Paint): string {
  const all = result.files.flatMap((file) => file.findings)
  const count = (severity: Severity) => all.filter((finding) => finding.severity === severity).length
  const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
  const files = plural(result.files.length, 'file')
  if (!all.length) return paint('green', `No wording stronger than its evidence in ${files}.`)
  const parts = [
    plural(count('error'), 'error'),
    plural(count('warning'), 'warning'),
    `${count('information')} information`,
    ...(count('hint') ? [plural(count('hint'), 'hint')] : []),
  ]
  return paint('bold', `${plural(all.length, 'finding')} in ${files}: ${parts.join(', ')}`)
}
