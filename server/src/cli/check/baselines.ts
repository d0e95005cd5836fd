import { relative } from 'node:path'
import { joined } from '../../config/linters.ts'
import type { FileReport } from '../../report/result.ts'
import type { Io } from '../io/io.ts'
import { Baseline } from './baseline.ts'
import { saying } from './check.ts'
import type { Settings } from './settings.ts'

/** The baselines of a run: the one that was named, or those of the files' configurations. */
export class Baselines {
  private readonly opened = new Map<string, Baseline | Error>()

  /**
   * @param named the one for all files
   * @param update one that is not there yet will be written
   */
  constructor(
    private readonly named: string | undefined,
    private readonly update: boolean,
    private readonly settings: Settings,
    private readonly io: Io,
  ) {}

  /**
   * Reads the baselines of files; without any, that of the current folder.
   * @returns what is wrong with them, and where files have none
   */
  async open(paths: readonly string[]): Promise<string[]> {
    const wrong = new Set<string>()
    for (const path of paths.length ? paths : ['article.md']) {
      const own = await this.pathFor(path)
      const baseline = own === undefined ? undefined : await this.at(own)
      if (baseline instanceof Error) wrong.add(`${own}: ${baseline.message}`)
    }
    if (this.update && !this.opened.size)
      wrong.add('--update-baseline needs --baseline FILE, or “baseline” in .goodform.yaml.')
    return [...wrong]
  }

  /** The report without the findings that its file's baseline knows. */
  async filter(report: FileReport): Promise<FileReport> {
    const own = report.skipped ? undefined : await this.pathFor(report.path)
    if (own === undefined) return report
    const baseline = await this.at(own)
    return baseline instanceof Error
      ? { problem: `its baseline ${own} ${baseline.message}`, ...report }
      : baseline.filter(report)
  }

  /** How many entries match nothing any more. */
  async stale(): Promise<number> {
    let count = 0
    for (const baseline of this.opened.values())
      if (!(baseline instanceof Error)) count += await baseline.stale(this.io.exists)
    return count
  }

  /** Writes what was found. @returns whether all could be written; what is done is said */
  async write(): Promise<boolean> {
    let written = true
    for (const [path, baseline] of this.opened) {
      if (baseline instanceof Error) continue
      try {
        await this.io.write(path, await baseline.updated(this.io.exists))
        this.io.error(`goodform: the baseline ${path} now holds what was found.\n`)
      } catch (error) {
        this.io.error(`goodform: ${path}: could not be written: ${saying(error)}\n`)
        written = false
      }
    }
    return written
  }

  private async pathFor(path: string): Promise<string | undefined> {
    if (this.named !== undefined) return this.named
    const { baseline } = (await this.settings.of(path)).decision
    return baseline && (relative(this.io.cwd, joined(baseline.folder, baseline.path)) || undefined)
  }

  private async at(path: string): Promise<Baseline | Error> {
    let baseline = this.opened.get(path)
    if (!baseline) {
      baseline = await this.read(path).catch((error: unknown) => new Error(saying(error)))
      this.opened.set(path, baseline)
    }
    return baseline
  }

  private async read(path: string): Promise<Baseline> {
    const bytes = await this.io.readIfThere(path)
    if (!bytes && !this.update) throw new Error('there is no such baseline; --update-baseline makes it.')
    return Baseline.read(path, bytes && new TextDecoder().decode(bytes), this.io.cwd)
  }
}
