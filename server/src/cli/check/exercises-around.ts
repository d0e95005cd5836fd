import { dirname } from 'node:path'
import { within } from '../../config/paths.ts'
import { type Defined, knownExercises, type Linter } from '../../core/index.ts'
import type { Io } from '../io/io.ts'
import { decode } from './check.ts'
import type { Inputs } from './inputs.ts'
import type { Settings } from './settings.ts'

/** Most YAML files that are read for the exercises in them. */
const mostFiles = 2_000

/**
 * The exercises that the files of a run may name: those in the YAML files of their projects, or of the folders that were named. Undefined
 * where no exercise file is among them, and where not all the files around can be known, so that no name is told as unknown that may be there.
 */
export async function exercisesAround(
  { files, folders }: Pick<Inputs, 'files' | 'folders'>,
  linter: () => Promise<Linter>,
  settings: Settings,
  io: Io,
): Promise<(readonly [string, string | undefined])[] | undefined> {
  const own = files.filter((file) => /\.ya?ml$/i.test(file))
  const exercises = own.length ? (await linter()).exercises : undefined
  if (!exercises) return undefined
  const read = new Map<string, { path: string; checked: boolean; defined: readonly Defined[] }>()
  const look = async (path: string) => {
    const real = io.real(path)
    if (read.has(real)) return
    const { checked, lint } = (await settings.of(path)).decision
    // A file that cannot be read is told when its turn comes.
    const text = decode(await io.read(path).catch(() => new Uint8Array()))
    const hint = { path, ...(lint.exercise ? { exercise: true } : {}) }
    read.set(real, { path, checked, defined: text ? exercises.defined(text, hint) : [] })
  }
  for (const path of own) await look(path)
  if (![...read.values()].some(({ defined }) => defined.length)) return undefined
  const roots = await rootsOf(files, folders, settings, io)
  if (!roots) return undefined
  for (const root of roots) {
    const below = await io.yamlBelow(root, mostFiles)
    if (!below) return undefined
    for (const path of below) await look(path)
  }
  const sorted = [...read].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file)
  // Of one id the first file counts; one that is left out is no reason to find fault with another.
  return [...knownExercises([...sorted.filter(({ checked }) => checked), ...sorted.filter(({ checked }) => !checked)])]
}

/** The folders in which everything that the files may name stands, none within another; undefined where a file has none. */
async function rootsOf(
  files: readonly string[],
  folders: readonly string[],
  settings: Settings,
  io: Io,
): Promise<string[] | undefined> {
  const named = folders.map((folder) => settings.absolute(folder).replace(/(?<=.)\/+$/, ''))
  const roots = new Set<string>()
  for (const folder of new Set(files.map((file) => settings.absolute(dirname(file))))) {
    const file = `${folder}/x`
    const root = (await settings.projectOf(file, io.exists)) ?? named.find((one) => isIn(one, file))
    if (root === undefined) return undefined
    roots.add(root)
  }
  return [...roots].filter((root) => ![...roots].some((other) => other !== root && isIn(other, root)))
}

const isIn = (folder: string, path: string) => within(folder === '/' ? '' : folder, path) !== undefined
