import type { Edit, Source } from '../../model.ts'
import { lineBreak } from '../../read/line.ts'
import { placeholder } from '../../read/placeholder.ts'
import { shorten } from '../../shorten.ts'
import { firstAuthor, sourceUrl } from '../../sources.ts'
import type { Sheet } from '../sheet.ts'

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
  const line = lineBreak(text)
  const ended = /[\r\n]$/.test(text)
  const said = `[^source-${n}]: ${placeholder}`
  const newText = ended ? `${line}${said}${line}` : `${line}${line}${said}`
  const note = { start: text.length, end: text.length, newText }
  return [sheet.behind(sheet.last, `[^source-${n}]`), note]
}

/**
 * A link to a source behind the sentence.
 * @param lead what stands before it in the brackets: “but see ” where the source speaks against what the sentence still says
 */
export function linked(sheet: Sheet, source: Source, lead = ''): { edit: Edit; name: string } | undefined {
  const url = sourceUrl(source)
  if (!citable(sheet) || !url || !source.year) return undefined
  const name = `${firstAuthor(source) ?? shorten(source.title, 40)} ${source.year}`
  return { name, edit: sheet.behind(sheet.closing, ` (${lead}[${name}](${url}))`) }
}
