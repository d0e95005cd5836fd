import type { Edit } from '../model.ts'

const code = /(`+)(?!`)(?:(?!\1)[\s\S]){0,5000}?\1(?!`)/g
const tag =
  /(?<!\\)(?:<!--[\s\S]{0,20000}?-->|\{\/\*[\s\S]{0,20000}?\*\/\}|<(\/?)([A-Za-z][\w.:-]*)(?:\s[^<>]{0,2000})?(\/?)>)/g
/** Elements without an end (HTML, 13.1.2). */
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/**
 * An edit that takes no tag away whose other half stays, and no comment: both are put behind the new words.
 * @param source the text that is edited
 */
export function withTagsKept(source: string, edit: Edit): Edit {
  const removed = source.slice(edit.start, edit.end)
  if (!/[<{]/.test(removed)) return edit
  const kept: { text: string; opens: string }[] = []
  for (const [text, end, name, itself] of removed.replaceAll(code, '').matchAll(tag)) {
    if (!name) kept.push({ text, opens: '' })
    else if (itself || empty.test(name)) continue
    else if (!end) kept.push({ text, opens: name })
    else {
      const at = kept.findLastIndex(({ opens }) => opens === name)
      if (at < 0) kept.push({ text, opens: '' })
      else kept.splice(at, 1)
    }
  }
  return kept.length ? { ...edit, newText: edit.newText + kept.map(({ text }) => text).join('') } : edit
}
