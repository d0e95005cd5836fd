import {
  type Config,
  configName,
  type Known,
  parseConfig,
  type RuleFinding,
  ruleFinding,
  type Severity,
} from '../core/index.ts'
import { folderOf, isIn } from './paths.ts'

/** The files that configurations are looked for in. Paths and addresses alike, with `/`. */
export interface ConfigFiles {
  /**
   * @returns the text; undefined where there is no such file
   * @throws an Error whose message says why a file that is there could not be read
   */
  read(path: string): Promise<string | undefined>
}

/** A configuration file. */
export interface Found {
  readonly path: string
  /** The folder that its patterns and paths count from, without a slash at the end. */
  readonly folder: string
  readonly text: string
  readonly config: Config
  readonly problems: readonly RuleFinding[]
}

/** Whether a problem keeps a configuration from being what its writer meant. */
export const isFault = ({ severity }: { readonly severity: Severity }) => severity === 'error'

/** Configuration files, found upward from a file: the nearest one counts, and it alone. Each is read once, until it is forgotten. */
export class Configurations {
  private known: Known | undefined
  private readonly folders = new Map<string, Promise<Found | undefined>>()
  private readonly found = new Set<string>()

  constructor(
    private readonly files: ConfigFiles,
    known?: Known,
  ) {
    this.known = known
  }

  /** The configuration of a file. Never rejects: a file that cannot be read is a configuration with a problem. */
  nearest(path: string): Promise<Found | undefined> {
    const folder = folderOf(path)
    return folder === undefined ? Promise.resolve(undefined) : this.inFolder(folder)
  }

  /** Whether a path is that of a configuration that was found, or of a folder around one. */
  uses(path: string): boolean {
    return [...this.found].some((one) => isIn(path, one))
  }

  /** Reads everything anew, after a file has changed. */
  forget(): void {
    this.folders.clear()
    this.found.clear()
  }

  private inFolder(folder: string): Promise<Found | undefined> {
    let found = this.folders.get(folder)
    if (!found) {
      found = this.look(folder)
      this.folders.set(folder, found)
    }
    return found
  }

  private async look(folder: string): Promise<Found | undefined> {
    const path = `${folder}/${configName}`
    try {
      const text = await this.files.read(path)
      if (text !== undefined) {
        this.found.add(path)
        return { path, folder, text, ...parseConfig(text, this.known) }
      }
    } catch (error) {
      this.found.add(path)
      const why = error instanceof Error ? error.message : String(error)
      const problem = ruleFinding('config/unreadable', 'error', `Could not be read: ${why}`, { start: 0, end: 0 })
      return { path, folder, text: '', config: {}, problems: [problem] }
    }
    const above = folderOf(folder)
    return above === undefined ? undefined : this.inFolder(above)
  }
}
