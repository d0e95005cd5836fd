import { dirname } from 'node:path'
import type { FileReport } from '../../report/result.ts'
import type { Found, Io } from '../io/io.ts'
import { failed, saying } from './check.ts'

/** The files that the paths of a run name. */
export interface Inputs {
  /** Each once, under the first name that leads to it. */
  readonly files: readonly string[]
  /** Those that were named one by one. */
  readonly named: readonly string[]
  /** The folders that were named. */
  readonly folders: readonly string[]
  /** Paths that name nothing, and what else kept files from being found. */
  readonly failures: readonly FileReport[]
}

/**
 * Finds the files that paths name; `-`, standard input, is passed over.
 * @param changed a commit or a range: only the files that changed since, by git
 */
export async function inputsOf(paths: readonly string[], changed: string | undefined, io: Io): Promise<Inputs> {
  const byReal = new Map<string, string>()
  const named: string[] = []
  const folders: string[] = []
  const failures: FileReport[] = []
  for (const path of paths.filter((one) => one !== '-')) {
    let found: Found | undefined
    try {
      found = await io.find(path)
    } catch (error) {
      failures.push(failed(path, `could not be read: ${saying(error)}`))
      continue
    }
    if (!found) failures.push(failed(path, 'no such file or folder, and no file matches it.'))
    else if (!found.files.length && !found.locked.length)
      failures.push(failed(path, 'holds no Markdown or YAML file. Hidden ones are checked where they are named.'))
    for (const { path: folder, error } of found?.locked ?? [])
      failures.push(failed(folder, `could not be read, so nothing in it was checked: ${saying(error)}`))
    for (const file of found?.files ?? []) {
      const real = io.real(file)
      if (!byReal.has(real)) byReal.set(real, file)
    }
    if (found?.folder) folders.push(path)
    else if (found?.files[0] === path) named.push(byReal.get(io.real(path))!)
  }
  const inputs = { files: [...byReal.values()], named, folders, failures }
  if (changed === undefined) return inputs
  try {
    const around = [...folders, ...new Set([...byReal.values()].map((file) => dirname(file)))]
    const since = new Set((await io.changed(changed, around)).map(io.real))
    return { ...inputs, files: [...byReal].flatMap(([real, file]) => (isIn(since, real) ? [file] : [])) }
  } catch (error) {
    return { ...inputs, files: [], failures: [...failures, failed('git', saying(error))] }
  }
}

/** Whether a path, or a folder above it (a submodule that changed), is one of these. */
function isIn(changed: ReadonlySet<string>, path: string): boolean {
  const above = dirname(path)
  return changed.has(path) || (above !== path && isIn(changed, above))
}
