import type { FileReport, Wanted } from '../../report/result.ts'
import type { Io } from '../io/io.ts'
import { type CheckOptions, decode, failed, saying } from './check.ts'

/** Checks a text under a path. */
export type CheckText = (path: string, text: string, options: CheckOptions) => Promise<FileReport>

/** Checks standard input under a path; undefined where Ctrl-C came before its end. */
export async function standardInput(
  path: string,
  wanted: Wanted,
  checkText: CheckText,
  io: Io,
): Promise<FileReport | undefined> {
  let bytes: Uint8Array
  try {
    bytes = await io.stdin()
  } catch (error) {
    return failed(path, `standard input ${saying(error)}`)
  }
  if (io.interrupted?.()) return undefined
  const text = decode(bytes)
  if (text === undefined) return failed(path, 'standard input is not UTF-8 text, so it was not checked.')
  return checkText(path, text, { ...wanted, fix: false, named: [path] })
}

/**
 * Checks the articles of a stream, each line one, as they come. Every line is answered.
 * @param path for articles that come without one
 */
export async function* streamed(
  path: string,
  wanted: Wanted,
  checkText: CheckText,
  io: Io,
): AsyncGenerator<FileReport> {
  let number = 0
  try {
    for await (const bytes of io.lines()) {
      if (io.interrupted?.()) return
      const name = `line ${++number}`
      const line = decode(bytes)?.replace(number === 1 ? /^\uFEFF/ : '', '')
      const article = line?.trim() ? articleIn(line) : undefined
      if (article) {
        const own = article.path ?? path
        yield await checkText(own, article.text, { ...wanted, fix: false, named: [own] })
      } else if (line === undefined) yield failed(name, 'is not UTF-8 text, so it was not checked.')
      else if (line.trim())
        yield failed(name, 'is no article: it takes a JSON string, or an object with “text” and “path”.')
      else yield { ...failed(name, 'is blank.'), skipped: 'foreign' }
    }
  } catch (error) {
    yield failed(path, `standard input ${saying(error)}`)
  }
}

/** The article that a line of a stream holds. */
function articleIn(line: string): { readonly path?: string; readonly text: string } | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof value === 'string') return { text: value }
  const { path, text } = (value ?? {}) as { path?: unknown; text?: unknown }
  if (typeof text !== 'string' || (path != null && typeof path !== 'string')) return undefined
  return path ? { path, text } : { text }
}
