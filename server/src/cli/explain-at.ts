import type { Linter } from '../core/index.ts'
import { nextLine } from '../core/read/chunks.ts'
import { visibleLines } from '../core/shorten.ts'
import { reasoningPage } from '../core/tell/reasoning-page.ts'
import type { Io } from './io.ts'

/** Prints how the sentence at a place was read; line and column count from 1. Exit code 2 where there is no such file or no sentence. */
export async function explainAt(
  { path, line, column }: { readonly path: string; readonly line: number; readonly column: number },
  linter: Linter,
  io: Io,
): Promise<number> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await io.read(path))
  } catch (error) {
    io.error(`goodform: ${path}: could not be read: ${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
  let start = 0
  for (let left = line - 1; left > 0 && start < text.length; left--) start = nextLine(text, start)
  const reasoning = linter.reasoning(linter.open(text, { path }), start + column - 1)
  if (!reasoning) {
    io.error(`goodform: ${path}:${line}:${column}: no sentence of prose stands there.\n`)
    return 2
  }
  io.out(visibleLines(reasoningPage(reasoning)))
  return 0
}
