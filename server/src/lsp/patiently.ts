import { LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { OpenDocument } from './documents.ts'

/** How long steps are made before whatever else there is to do has its turn, in milliseconds. */
const slice = 4

/**
 * Makes all steps of a long work, and lets messages come in between.
 * @param wanted whether anybody still wants what comes of it; asked after each slice
 * @returns what comes of it; undefined when it is not wanted any more
 */
export async function patiently<T>(steps: Generator<void, T, void>, wanted: () => boolean): Promise<T | undefined> {
  for (let start = performance.now(); ; ) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - start < slice) continue
    await new Promise((done) => setTimeout(done, 0))
    if (!wanted()) return undefined
    start = performance.now()
  }
}

/** Whether a document is still the one that it is now. */
export function standingOf(document: OpenDocument): () => boolean {
  const { version } = document.text
  return () => document.text.version === version
}

/** Why nothing came of some work on a document: nobody waits for it, or the document has changed. */
export const stopped = (given: () => boolean): ResponseError<void> =>
  given()
    ? new ResponseError(LSPErrorCodes.RequestCancelled, 'Goodform: the request was cancelled.')
    : new ResponseError(LSPErrorCodes.ContentModified, 'Goodform: the document has changed.')
