import { inEnglish, nextLine, reasoningPage, visibleLines } from '../../core/index.ts'
import { decode, notOurs, saying } from '../check/check.ts'
import type { Checks } from '../check/checks.ts'
import { tellFaults } from '../faults.ts'
import type { Io } from '../io/io.ts'

/**
 * Prints how the sentence at a place is read with the file's configuration and packs; line and column count from 1, a byte order mark not.
 * Exit code 2 where there is no such file or no sentence.
 */
export async function explainAt(
  { path, line, column }: { readonly path: string; readonly line: number; readonly column: number },
  checks: Checks,
  io: Io,
): Promise<number> {
  const failed = (problem: string) => {
    io.error(`goodform: ${path}${problem}\n`)
    return 2
  }
  const { linter, decision, faults } = await checks.of(path)
  tellFaults(faults, io)
  let text: string | undefined
  try {
    text = decode(await io.read(path))
  } catch (error) {
    return failed(`: could not be read: ${saying(error)}`)
  }
  if (text === undefined) return failed(': is not UTF-8 text, so it was not read.')
  const document = linter.open(text, { ...decision.lint, path })
  if (document.format.name === 'none') return failed(`: ${notOurs}`)
  let start = text.startsWith('\uFEFF') ? 1 : 0
  for (let left = line - 1; left > 0 && start < text.length; left--) start = nextLine(text, start)
  const reasoning = linter.reasoning(document, start + column - 1)
  if (!reasoning) return failed(`:${line}:${column}: no sentence of prose stands there.`)
  const left = decision.checked ? '' : `${decision.why.map(inEnglish).join(' ')} If it were:\n\n`
  io.out(visibleLines(`${left}${reasoningPage(reasoning)}`))
  return 0
}
