import { comparable, isIn } from '../config/paths.ts'
import { type Defined, knownExercises, type Linter } from '../core/index.ts'
import type { Configuration } from './configuration.ts'
import type { Documents, OpenDocument } from './documents.ts'
import { patiently } from './patiently.ts'
import type { World } from './world.ts'

/** A file of the workspace. */
export interface WorkspaceFile {
  readonly uri: string
  readonly text: string
}

/** A file that defines exercises, as it was read last. */
interface ReadFile extends WorkspaceFile {
  /** A pattern of its configuration says that it is an exercise file. */
  readonly named: boolean
  readonly defined: readonly Defined[]
}

/** Most files that are read, so that a huge workspace costs little. */
const mostFiles = 2_000
const yaml = /\.ya?ml$/i
const installed = /\/(?:node_modules|\.git)\//

/** How long files are read before whatever else there is to do has its turn, in milliseconds. */
const slice = 4

/** The exercises of the workspace: those of its files as last read, and those of open documents as they stand. */
export class ExerciseLibrary {
  /** By their addresses, as those are compared. */
  private read = new Map<string, ReadFile>()
  private readonly open = new WeakMap<OpenDocument, ReadFile>()
  private last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly linter: Linter,
    private readonly documents: Documents,
    private readonly world: Pick<World, 'list'> & { read(uri: string): Promise<string | undefined> },
    private readonly configuration: Configuration,
  ) {}

  /**
   * Reads exercise files of the workspace anew and gives their names to the documents; one call after the other.
   * @param changed the files and folders to look at; without them, all files
   * @returns whether names came or went
   */
  refresh(changed?: readonly string[]): Promise<boolean> {
    const ours = changed?.filter((uri) => this.concerns(uri))
    if (!this.linter.exercises || ours?.length === 0) return Promise.resolve(false)
    const done = this.last.then(async () => {
      if (ours) await this.readSome(ours)
      else await this.readAll()
      return this.hand()
    })
    this.last = done.catch(() => {})
    return done
  }

  /** The files of the workspace whose names fit; those that cannot be read are left out. */
  async files(wanted: RegExp): Promise<WorkspaceFile[]> {
    const { list } = this.world
    if (!list) return []
    const found = await Promise.all(
      this.configuration.folders.map(async (folder) => {
        try {
          return await list(folder)
        } catch {
          return []
        }
      }),
    )
    const uris = [...new Set(found.flat())].filter((uri) => wanted.test(uri)).slice(0, mostFiles)
    const files = await Promise.all(uris.map(async (uri) => ({ uri, text: await this.textOf(uri) })))
    return files.filter(({ text }) => text !== '')
  }

  /** All exercises that are defined. */
  defined(): Defined[] {
    return this.byFile().flatMap(({ defined }) => defined)
  }

  /** Whether a change of a file or folder may bring exercises or take them away. */
  private concerns(uri: string): boolean {
    const name = this.documents.get(uri)?.linted?.format.name
    return name === 'exercise' || yaml.test(uri) || [...this.read.keys()].some((one) => isIn(uri, one))
  }

  private async readAll(): Promise<void> {
    const before = this.read
    const now = new Map<string, ReadFile>()
    await this.eachInTurn(await this.files(yaml), async (file) => {
      const read = await this.readFile(file, before.get(comparable(file.uri)))
      if (read.defined.length) now.set(comparable(file.uri), read)
    })
    this.read = now
  }

  private async readSome(uris: readonly string[]): Promise<void> {
    const { folders } = this.configuration
    await this.eachInTurn(uris, async (uri) => {
      const before = this.read.get(comparable(uri))
      for (const key of [...this.read.keys()]) if (isIn(uri, key)) this.read.delete(key)
      const listed = this.world.list && folders.some((folder) => isIn(folder, uri)) && !installed.test(uri)
      if (!listed || !yaml.test(uri) || this.read.size >= mostFiles) return
      const read = await this.readFile({ uri, text: await this.textOf(uri) }, before)
      if (read.defined.length) this.read.set(comparable(uri), read)
    })
  }

  private async eachInTurn<T>(items: Iterable<T>, look: (item: T) => Promise<void>): Promise<void> {
    let start = performance.now()
    for (const item of items) {
      await look(item)
      if (performance.now() - start < slice) continue
      await new Promise((done) => setTimeout(done, 0))
      start = performance.now()
    }
  }

  /** The exercises of a file; what was read of the same text is not read again. */
  private async readFile({ uri, text }: WorkspaceFile, before: ReadFile | undefined): Promise<ReadFile> {
    const named = (await this.configuration.decide(uri)).lint.exercise ?? false
    if (before?.text === text && before.named === named) return before
    const steps = this.linter.exercises?.defining(text, hintOf(uri, named))
    const defined = steps && (await patiently(steps, () => true))
    return { uri, text, named, defined: defined ?? [] }
  }

  private async textOf(uri: string): Promise<string> {
    try {
      return (await this.world.read(uri)) ?? ''
    } catch {
      return ''
    }
  }

  /** Gives the names to the documents. @returns whether names came or went */
  private async hand(): Promise<boolean> {
    // What their configurations say of them is known by then.
    await Promise.all(this.documents.all().map(({ ready }) => ready))
    const known = knownExercises(this.byFile())
    const before = this.documents.known
    this.documents.known = known.size ? known : undefined
    return (
      known.size !== (before?.size ?? 0) ||
      [...known].some(([name, path]) => !before?.has(name) || before.get(name) !== path)
    )
  }

  /** The exercises that each file defines, in the order of the files' addresses. */
  private byFile(): { readonly path: string; readonly defined: readonly Defined[] }[] {
    const open = this.documents.all().map((document) => this.ofOpen(document))
    const closed = [...this.read.values()].filter(({ uri }) => !this.documents.get(uri))
    return [...closed, ...open]
      .map(({ uri, defined }) => ({ path: uri, defined }))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  private ofOpen(document: OpenDocument): ReadFile {
    const { uri, text, decision } = document
    const named = decision?.lint.exercise ?? false
    const before = this.open.get(document)
    const source = text.getText()
    if (before?.text === source && before.named === named) return before
    const hint = { ...hintOf(uri, named), language: text.languageId }
    const now = { uri, text: source, named, defined: this.linter.exercises?.defined(source, hint) ?? [] }
    this.open.set(document, now)
    return now
  }
}

const hintOf = (path: string, named: boolean) => ({ path, ...(named ? { exercise: true } : {}) })
