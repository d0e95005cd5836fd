import { type Entry, parseBaseline, recognise } from '../config/baseline.ts'
import type { Decision } from '../config/decide.ts'
import type { ConfigFiles } from '../config/find.ts'
import { joined } from '../config/linters.ts'
import { comparable, isIn, within } from '../config/paths.ts'
import { type Finding, mostOfName, type RuleFinding, ruleFinding, shorten } from '../core/index.ts'
import { neighbourhood } from '../report/neighbourhood.ts'
import { SourceSentences } from '../report/sentences.ts'

/** What a baseline knows of a file, and what is wrong with it. */
export interface Known {
  readonly entries: readonly Entry[]
  readonly problem?: string
}

const nothing: Known = { entries: [] }

/** The baselines that configurations name; each is read once, until it is forgotten. */
export class Baselines {
  private readonly read = new Map<string, Promise<Readonly<Record<string, readonly Entry[]>> | string>>()

  constructor(private readonly files: ConfigFiles) {}

  /** What the baseline of a decision knows of a file. Never rejects. */
  async of({ baseline }: Decision, uri: string): Promise<Known> {
    if (!baseline) return nothing
    const path = joined(baseline.folder, baseline.path)
    const found = this.read.get(comparable(path)) ?? this.look(path)
    this.read.set(comparable(path), found)
    const files = await found
    if (typeof files === 'string') return { entries: [], problem: files }
    const folder = path.slice(0, path.lastIndexOf('/'))
    const name = within(folder, uri)
    return name !== undefined && Object.hasOwn(files, name) ? { entries: files[name]! } : nothing
  }

  /** Whether an address is that of a baseline in use, or of a folder around one. */
  uses(uri: string): boolean {
    return [...this.read.keys()].some((one) => isIn(uri, one))
  }

  forget(): void {
    this.read.clear()
  }

  private async look(path: string): Promise<Readonly<Record<string, readonly Entry[]>> | string> {
    try {
      const text = await this.files.read(path)
      return text === undefined
        ? 'there is no such file; goodform lint --update-baseline makes it'
        : parseBaseline(text)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
}

/** What is to be told in a configuration of a baseline that it names and that could not be read. */
export function missingBaseline(text: string, { baseline }: Decision, { problem }: Known): RuleFinding[] {
  if (!baseline || !problem) return []
  const at = Math.max(0, text.indexOf(baseline.path))
  const message = `The baseline “${shorten(baseline.path, mostOfName)}” could not be read: ${problem.replace(/\.$/, '')}.`
  return [ruleFinding('config/baseline', 'error', message, { start: at, end: at + baseline.path.length })]
}

/** The findings of a text that a baseline knows. */
export function familiar(text: string, findings: readonly Finding[], entries: readonly Entry[]): ReadonlySet<Finding> {
  if (!entries.length) return none
  const sentences = new SourceSentences(text)
  return recognise(entries, findings, ({ span }) => neighbourhood(text, span, sentences)).known
}

const none: ReadonlySet<Finding> = new Set()
