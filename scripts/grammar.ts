// A grammar checker that works offline: harper.js, in this process.
import { LocalLinter } from 'harper.js'
import { binary } from 'harper.js/binary'

/** Kinds of complaint with the words complained of, and how often. */
export type Complaints = ReadonlyMap<string, number>

/** Kinds that speak of spelling and taste, not of grammar. */
const otherwise = new Set([
  'Spelling',
  'Style',
  'Enhancement',
  'Readability',
  'WordChoice',
  'Formatting',
  'Regionalism',
])

/** Starts the checker. @returns a function from a text to what is wrong in it */
export async function grammarChecker(): Promise<(text: string) => Promise<Complaints>> {
  const linter = new LocalLinter({ binary })
  await linter.setup()
  return async (text) => {
    const found = new Map<string, number>()
    for (const lint of await linter.lint(text, { language: 'markdown' })) {
      const kind = lint.lint_kind()
      if (otherwise.has(kind)) continue
      const what = `${kind}: ${lint.get_problem_text()} (${lint.message()})`
      found.set(what, (found.get(what) ?? 0) + 1)
    }
    return found
  }
}
