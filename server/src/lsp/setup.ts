import type { Entry } from '../config/baseline.ts'
import type { Decision } from '../config/decide.ts'
import type { ConfigFiles } from '../config/find.ts'
import { Linters, missingPacks } from '../config/linters.ts'
import { isIn } from '../config/paths.ts'
import {
  type Claim,
  configDocument,
  type Finding,
  type LintedDocument,
  type Linter,
  ruleFinding,
} from '../core/index.ts'
import { Baselines, missingBaseline } from './baselines.ts'
import { Configuration, isConfiguration } from './configuration.ts'
import type { World } from './world.ts'

/** What a document is checked with. */
export interface Check {
  readonly decision: Decision
  readonly linter: Linter
  /** What a baseline knows of it: that is shown, but not told again. */
  readonly baseline: readonly Entry[]
  /** Where it is a configuration file or a pack in use: that, as a document. */
  readonly own?: ((text: string) => LintedDocument) | undefined
}

/** What is wrong in a configuration or a pack. */
export interface Problems {
  /** In its own text. */
  readonly itself: readonly Finding[]
  /** With what it names. */
  readonly named: readonly Finding[]
}

/** Configuration and linters: what documents are checked with. */
export class Setup {
  readonly configuration: Configuration
  private readonly linters: Linters
  private readonly baselines: Baselines
  /** Configurations and packs in which something wrong was shown. */
  private readonly shown = new Set<string>()
  private begun: Promise<void> = Promise.resolve()

  /** @param show shows what is wrong in a configuration file or a pack, in that file; empty lists where nothing is */
  constructor(
    { linter, withPacks }: Pick<World, 'linter' | 'withPacks'>,
    private readonly files: ConfigFiles,
    private readonly show: (uri: string, text: string, problems: Problems) => void,
  ) {
    const topics = linter.topics.map(({ name }) => name)
    this.configuration = new Configuration(files, { claims: [...linter.claims.keys()], topics })
    this.baselines = new Baselines(files)
    this.linters = new Linters(
      linter,
      withPacks?.((uri) => files.read(uri)),
    )
  }

  /** Decides nothing until the answer is called, or so many milliseconds are over: the settings are still to come. */
  hold(most: number): () => void {
    let begin = () => {}
    this.begun = new Promise((done) => {
      begin = done
    })
    const timer = setTimeout(begin, most)
    return () => {
      clearTimeout(timer)
      begin()
    }
  }

  /** What a document is checked with. */
  async of(uri: string): Promise<Check> {
    await this.begun
    const decision = await this.configuration.decide(uri)
    const { linter, read = [], unread, document } = await this.linters.of(decision, this.configuration.folders)
    const baseline = await this.baselines.of(decision, uri)
    const found = await this.configuration.found(uri)
    if (found) {
      const named = [
        ...missingPacks(found.text, decision.packs, unread),
        ...missingBaseline(found.text, decision, baseline),
      ]
      this.tell(found.path, found.text, { itself: found.problems, named })
    }
    for (const { path, text, problems } of read) {
      const told = problems.map(({ code, severity, message, start, end }) =>
        ruleFinding(code, severity, message, { start, end }),
      )
      this.tell(path, text, { itself: told, named: [] })
    }
    const own = isConfiguration(uri)
      ? (text: string) => configDocument(text, this.configuration.known)
      : document && this.isPack(uri)
        ? (text: string) => document(uri, text)
        : undefined
    const check = { decision, linter, baseline: baseline.entries }
    return own ? { ...check, decision: { ...decision, checked: true }, own } : check
  }

  /** Whether a file is a pack in use. */
  isPack(uri: string): boolean {
    return this.linters.uses(uri)
  }

  /** All claims that documents are checked for, by id. */
  claims(): ReadonlyMap<string, Claim> {
    return this.linters.claims()
  }

  /** Where the entry of a claim stands in a user's pack: its address, with the line. */
  entryOf(claim: string): string | undefined {
    const entry = this.linters.entryOf(claim)
    return entry && `${entry.path}#L${entry.line}`
  }

  /** Takes up changes of files and folders; whether any of them has a say in what documents are checked with. */
  changed(uris: readonly string[]): boolean {
    const { configuration, linters, baselines } = this
    const used = (uri: string) =>
      isConfiguration(uri) || [configuration, linters, baselines].some((files) => files.uses(uri))
    if (!uris.some(used)) return false
    this.renew()
    linters.forget()
    for (const uri of this.shown) {
      // A pack that is named no more is nobody's to show; what is still wrong is shown again with the documents.
      if (!isConfiguration(uri)) this.tell(uri, '', nothing)
      else if (uris.some((one) => isIn(one, uri))) void this.unlessThere(uri)
    }
    return true
  }

  /** Reads configurations and baselines anew, which may have changed. */
  renew(): void {
    this.baselines.forget()
    this.configuration.forget()
  }

  private tell(uri: string, text: string, problems: Problems): void {
    if (problems.itself.length || problems.named.length) this.shown.add(uri)
    else this.shown.delete(uri)
    this.show(uri, text, problems)
  }

  /** A configuration that is gone has nothing wrong in it. */
  private async unlessThere(uri: string): Promise<void> {
    const text = await this.files.read(uri).catch(() => '')
    if (text === undefined) this.tell(uri, '', nothing)
  }
}

const nothing: Problems = { itself: [], named: [] }
