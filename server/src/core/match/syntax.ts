/** One step of a pattern: a set of phrases and how far from the step before it may stand. */
export interface StepSource {
  /** What the step matches: names of concepts and literal phrases. */
  readonly options: readonly OptionSource[]
  readonly optional: boolean
  /** Most words between this step and the one before; `light` means two light words at the most. */
  readonly gap: number | 'light'
}

export type OptionSource = { readonly concept: string } | { readonly words: readonly string[] }

export interface PatternSource {
  /** Sequences that may stand in either order. */
  readonly groups: readonly (readonly StepSource[])[]
  /** Group, first and last step of the part in braces. */
  readonly predicate?: { readonly group: number; readonly from: number; readonly to: number }
}

const lexeme =
  /\s*(?:(\.\.)(\d+)?|([{}&()|[\]])|<([a-z0-9-]+)>|('[^\s{}&()|[\]<>]+'(?=[\s{}&()|[\]<>]|$))|([^\s{}&()|[\]<>]+))/y
const defaultGap = 6
const greatestGap = 30

/**
 * Reads a pattern (docs/packs.md holds the syntax).
 * @param faultOf what is wrong with a word; without it any word may stand
 * @throws PatternError with a sentence that says what is wrong and where (offset into the pattern)
 */
export function parsePattern(text: string, faultOf?: (word: string) => string | undefined): PatternSource {
  const groups: StepSource[][] = [[]]
  let gap: number | 'light' = 'light'
  let predicate: { group: number; from: number; to: number } | undefined
  let open: { group: number; from: number } | undefined
  let optional = false
  let options: OptionSource[] | undefined
  let words: string[] = []
  const fail = (message: string, at: number): never => {
    throw new PatternError(message, at)
  }
  const step = (found: readonly OptionSource[]) => {
    groups[groups.length - 1]!.push({ options: found, optional, gap })
    gap = 'light'
  }
  lexeme.lastIndex = 0
  while (lexeme.lastIndex < text.trimEnd().length) {
    const at = lexeme.lastIndex
    const found = lexeme.exec(text)
    if (!found) return fail(`“${text.slice(at, at + 12)}” is not understood here.`, at)
    const [, dots, number, mark, concept, exact, word] = found
    const behind = text[lexeme.lastIndex] ?? ' '
    const begins = lexeme.lastIndex - found[0].trimStart().length
    const fault = (exact ?? word) && faultOf?.((exact ?? word) as string)
    if (fault) fail(fault, begins)
    if (dots && !/[\s{}&()|[\]<>]/.test(behind))
      fail(`Behind “..” stands a blank, or how many words there may be: “..3”, ${greatestGap} at the most.`, begins)
    if ((concept || mark === ')' || mark === ']') && /[\p{L}\p{N}]/u.test(behind))
      fail(`A blank has to stand before “${behind}”: a word matches in all its forms.`, lexeme.lastIndex)
    if ((exact || word) && /[([<]/.test(behind))
      fail(`A blank has to stand before “${behind}”: a word matches in all its forms.`, lexeme.lastIndex)
    if (options) {
      if (concept) {
        if (words.length) fail('A phrase in brackets is either words or one <concept>.', at)
        options.push({ concept })
      } else if (exact || word) words.push((exact ?? word) as string)
      else if (mark === '|' || mark === (optional ? ']' : ')')) {
        if (words.length) options.push({ words })
        words = []
        if (mark !== '|') {
          if (!options.length) fail('There is nothing in the brackets.', at)
          step(options)
          options = undefined
          optional = false
        }
      } else fail(`“${(mark ?? dots) as string}” cannot stand inside brackets.`, at)
    } else if (dots) {
      gap = number ? Number(number) : defaultGap
      if (gap > greatestGap) fail(`A gap is ${greatestGap} words at the most.`, at)
    } else if (concept) step([{ concept }])
    else if (exact || word) step([{ words: [(exact ?? word) as string] }])
    else if (mark === '(') options = []
    else if (mark === '[') {
      options = []
      optional = true
    } else if (mark === '&') groups.push([])
    else if (mark === '{') {
      if (open || predicate) fail('A pattern has one part in braces: the words that a rewording may replace.', begins)
      open = { group: groups.length - 1, from: groups[groups.length - 1]!.length }
    } else if (mark === '}') {
      if (!open || open.group !== groups.length - 1) return fail('“}” without its “{”.', at)
      predicate = { group: open.group, from: open.from, to: groups[open.group]!.length - 1 }
      open = undefined
    } else fail(`“${mark}” cannot stand here.`, at)
  }
  if (options) fail('A bracket is not closed.', text.length)
  if (open) fail('A brace is not closed.', text.length)
  for (const group of groups)
    if (!group.some((s) => !s.optional)) fail('Each part of a pattern needs a word that must stand there.', 0)
  return predicate ? { groups, predicate } : { groups }
}

/** A fault in a pattern; `at` is the offset into its text. */
export class PatternError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
  }
}
