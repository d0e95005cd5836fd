import {
  type AddedPacks,
  type CompiledPacks,
  checkExamples,
  checkedText,
  type Finding,
  type LintedDocument,
  type Linter,
  mostWhileWriting,
  type PackText,
  type ReadPack,
  ruleFinding,
  type Words,
  withLineFeeds,
} from './core/index.ts'

type AddPacks = (files: readonly PackText[]) => AddedPacks

/** What reads packs as text. It knows the forms of words, which is much to load: only when there is a pack to read. */
async function packReader(base: CompiledPacks): Promise<AddPacks> {
  const [{ addPacks }, { inflect, verbForms }] = await Promise.all([
    import('./core/packs/add.ts'),
    import('./words/inflect.ts'),
  ])
  const words: Words = {
    inflect,
    verbs: (bases) =>
      Object.fromEntries(
        bases.map((base) => {
          const { s, past, participle, ing } = verbForms(base)
          return [base, [s, past, participle, ing] as const]
        }),
      ),
  }
  return (files) => addPacks(base, files, words)
}

/** The built-in packs and a user's own, as one to build a linter from; and each file with what is wrong in it. */
export async function withUserPacks(base: CompiledPacks, files: readonly PackText[]): Promise<AddedPacks> {
  return files.length ? (await packReader(base))(files) : { packs: base, read: [] }
}

/** A linter with packs of the user's. */
export interface PackSet {
  readonly linter: Linter
  readonly read: readonly ReadPack[]
  /** Packs that could not be read, and why. */
  readonly unread: readonly { readonly path: string; readonly message: string }[]
  /** One of the packs while it is written: its findings are what is wrong in it, its examples included. */
  document(path: string, text: string): LintedDocument
}

/** Linters with packs of the user's, one for each set of packs. */
export class PackSets {
  private readonly sets = new Map<string, Promise<PackSet>>()
  private made: PackSet[] = []

  /**
   * @param build makes a linter of packs
   * @param file reads a file; undefined where there is none; an Error says why it could not be read
   */
  constructor(
    private readonly base: CompiledPacks,
    private readonly build: (packs: CompiledPacks) => Linter,
    private readonly file: (path: string) => Promise<string | undefined>,
  ) {}

  /** The linter with these packs, by path. Never rejects. */
  with(paths: readonly string[]): Promise<PackSet> {
    const key = paths.join('\n')
    let set = this.sets.get(key)
    if (!set) {
      set = this.make(paths)
      this.sets.set(key, set)
    }
    return set
  }

  /** The linters that were made so far. */
  get linters(): readonly Linter[] {
    return this.made.map(({ linter }) => linter)
  }

  /** Where the entry of a claim stands: the path of its pack, and the line, from 1; undefined for one that no pack has. */
  entryOf(claim: string): { readonly path: string; readonly line: number } | undefined {
    for (const { pack, path, text } of this.made.flatMap(({ read }) => read))
      if (pack?.claims.some(({ id }) => id === claim))
        return { path, line: withLineFeeds(text).slice(0, pack.placeOf(claim)).split('\n').length }
    return undefined
  }

  /** Reads the files anew, after some have changed. */
  forget(): void {
    this.sets.clear()
    this.made = []
  }

  private async make(paths: readonly string[]): Promise<PackSet> {
    const unread: { path: string; message: string }[] = []
    const files: PackText[] = []
    for (const path of new Set(paths)) {
      try {
        const text = await this.file(path)
        if (text === undefined) unread.push({ path, message: 'There is no such file.' })
        else files.push({ path, text })
      } catch (error) {
        unread.push({ path, message: error instanceof Error ? error.message : String(error) })
      }
    }
    const add = await packReader(this.base)
    const { packs, read } = add(files)
    const findings = (path: string, text: string): Finding[] => {
      const all = add(files.map((file) => (file.path === path ? { path, text } : file)))
      const pack = all.read.find((file) => file.path === path)
      if (!pack) return []
      if (pack.pack) checkExamples(pack, this.build(all.packs), mostWhileWriting)
      return pack.problems
        .map(({ code, severity, message, start, end }) => ruleFinding(code, severity, message, { start, end }))
        .sort((a, b) => a.span.start - b.span.start)
    }
    const set: PackSet = {
      linter: this.build(packs),
      read,
      unread,
      document: (path, text) => checkedText(text, (now) => findings(path, now)),
    }
    this.made.push(set)
    return set
  }
}
