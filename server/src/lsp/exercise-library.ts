import { type Defined, knownExercises, type Linter } from '../core/index.ts'
import type { Documents } from './documents.ts'
import type { World } from './world.ts'

/** A file of the workspace. */
export interface WorkspaceFile {
  readonly uri: string
  readonly text: string
}

/** Most files that are read, so that a huge workspace costs little. */
const mostFiles = 2_000
const yaml = /\.ya?ml$/i

/** The exercises of the workspace: those of its files as last read, and those of open documents as they stand. */
export class ExerciseLibrary {
  private read: readonly (WorkspaceFile & { readonly defined: readonly Defined[] })[] = []

  constructor(
    private readonly linter: Linter,
    private readonly documents: Documents,
    private readonly world: Pick<World, 'list'> & { read(uri: string): Promise<string | undefined> },
    private readonly folders: () => readonly string[],
  ) {}

  /** Reads the exercise files of the workspace anew and gives their names to the documents. @returns whether names came or went */
  async refresh(): Promise<boolean> {
    const { exercises } = this.linter
    if (!exercises) return false
    const files = await this.files(yaml)
    this.read = files
      .map((file) => ({ ...file, defined: exercises.defined(file.text, { path: file.uri }) }))
      .filter(({ defined }) => defined.length)
    const known = knownExercises(this.byFile())
    const before = this.documents.known
    this.documents.known = known.size ? known : undefined
    return (
      known.size !== (before?.size ?? 0) ||
      [...known].some(([name, path]) => !before?.has(name) || before.get(name) !== path)
    )
  }

  /** The files of the workspace whose names fit; those that cannot be read are left out. */
  async files(wanted: RegExp): Promise<WorkspaceFile[]> {
    const { list, read } = this.world
    if (!list) return []
    const found = await Promise.all(this.folders().map((folder) => list(folder).catch(() => [])))
    const uris = [...new Set(found.flat())].filter((uri) => wanted.test(uri)).slice(0, mostFiles)
    const files = await Promise.all(uris.map(async (uri) => ({ uri, text: (await read(uri).catch(() => '')) ?? '' })))
    return files.filter(({ text }) => text !== '')
  }

  /** All exercises that are defined. */
  defined(): Defined[] {
    return this.byFile().flatMap(({ defined }) => defined)
  }

  /** The exercises that each file defines, in the order of the files' addresses. */
  private byFile(): { readonly path: string; readonly defined: readonly Defined[] }[] {
    const { exercises } = this.linter
    if (!exercises) return []
    const open = this.documents.all().map(({ uri, text }) => ({
      path: uri,
      defined: exercises.defined(text.getText(), { path: uri, language: text.languageId }),
    }))
    const closed = this.read
      .filter(({ uri }) => !this.documents.get(uri))
      .map(({ uri, defined }) => ({ path: uri, defined }))
    return [...closed, ...open].sort((a, b) => (a.path < b.path ? -1 : 1))
  }
}
