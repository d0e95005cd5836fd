import { sourceUrl } from '../judge/card.ts'
import type { Claim, Edit } from '../model.ts'
import type { Sheet } from './sheet.ts'

/** What stands where a source has to be filled in. */
const placeholder = 'TODO: author, title, year, link'

/** Whether a link or a footnote can stand behind the sentence. */
function citable(sheet: Sheet): boolean {
  const { kind, style } = sheet.sentence.passage
  return style === undefined && (kind === 'paragraph' || kind === 'list-item')
}

/** A footnote to be filled in, for a wording that wants its source beside it. */
export function footnoted(sheet: Sheet, text: string): Edit[] | undefined {
  if (!citable(sheet)) return undefined
  let n = 1
  while (text.includes(`[^source-${n}]`)) n++
  const line = text.includes('\r\n') ? '\r\n' : '\n'
  const gap = text.endsWith('\n') ? line : `${line}${line}`
  const note = { start: text.length, end: text.length, newText: `${gap}[^source-${n}]: ${placeholder}${line}` }
  return [sheet.behind(sheet.last, `[^source-${n}]`), note]
}

/** A link to the claim's first source behind the sentence, for a wording that fits it. */
export function linked(sheet: Sheet, claim: Claim): { edit: Edit; name: string } | undefined {
  if (!citable(sheet)) return undefined
  const source = claim.sources.find((s) => sourceUrl(s) && s.year)
  if (!source) return undefined
  const name = `${(source.authors ?? source.title).split(/[ ,]/)[0]} ${source.year}`
  return { name, edit: sheet.behind(sheet.closing, ` ([${name}](${sourceUrl(source)}))`) }
}
