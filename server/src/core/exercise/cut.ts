import { nextLine } from '../read/chunks.ts'
import { cutBy } from '../read/format.ts'

const anchor = /&([^\s,[\]{}]+)/y
const beforeAnchor = /[\s,[{]/

/** Whether a part of the text refers to another by an anchor and an alias, so that it cannot be read in parts. Asked after every edit. */
export function refersAcross(text: string): boolean {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    if (at && !beforeAnchor.test(text[at - 1]!)) continue
    anchor.lastIndex = at
    const name = anchor.exec(text)?.[1]
    if (name && text.includes(`*${name}`)) return true
  }
  return false
}

/**
 * Cuts a YAML text into one chunk per exercise: before each entry of a top-level list or of a list under a top-level `exercises:`, before
 * each `---`, and before the first top-level key behind such a list. Block scalars and flow collections of an entry are indented more
 * than its dash (YAML 1.2.2, 8.1 and 6.1), so no line inside one looks like the next entry. Whether a cut lies inside a list is told by
 * the line behind it, so every cut is a clean state.
 */
export const cutExercises = cutBy(chunkEnd)

/** Before the first content; inside a mapping; behind `exercises:`, before its first entry. In a list, the indentation of its dashes. */
const [unknown, mapping, opening] = [-1, -2, -3]

function chunkEnd(text: string, start: number): number {
  let state = unknown
  const begin = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start
  for (let at = begin; at < text.length; at = nextLine(text, at)) {
    const { indent, first } = lineAt(text, at)
    if (first === '' || first === '#') continue
    if (
      indent === 0 &&
      (text.startsWith('---', at) || text.startsWith('...', at)) &&
      /^\s?$/.test(text[at + 3] ?? '')
    ) {
      if (at > begin && text[at] === '-') return at
      if (text[at] === '.') continue
      state = unknown
      continue
    }
    const dash = first === '-' && /^\s?$/.test(text[at + indent + 1] ?? '')
    if (state === unknown) state = dash ? indent : opens(text, at) ? opening : mapping
    else if (state === opening) {
      if (dash) return at
      state = opens(text, at) ? opening : mapping
    } else if (state === mapping) {
      if (opens(text, at)) state = opening
    } else if (dash ? indent === state : indent === 0) return at
  }
  return text.length
}

const wrapper = /^(["']?)exercises\1[ \t]*:[ \t]*(?:#.*)?$/

/** Whether a line is a top-level `exercises:` with nothing behind it. */
function opens(text: string, at: number): boolean {
  return (
    text.startsWith('exercises', at + (/["']/.test(text[at] as string) ? 1 : 0)) &&
    wrapper.test(text.slice(at, nextLine(text, at)).trimEnd())
  )
}

function lineAt(text: string, at: number): { indent: number; first: string } {
  let i = at
  while (text[i] === ' ') i++
  const first = text[i] ?? ''
  return { indent: i - at, first: first === '\n' || first === '\r' ? '' : first }
}
