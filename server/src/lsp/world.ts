import type { ConfigFiles } from '../config/find.ts'
import type { PacksReader } from '../config/linters.ts'
import type { Linter } from '../core/index.ts'

/** What the server needs from outside; a worker in a browser has less of it than a process. */
export interface World {
  readonly version: string
  readonly linter: Linter
  /** Reads a user's packs. */
  readonly withPacks?: PacksReader
  /** Files by their address. Where it is missing the client is asked, if it can read files for the server. */
  readonly files?: ConfigFiles
  /** The translations for a language such as `de` or `pt-br`, as parsed JSON; undefined where there are none. */
  readonly bundle?: (language: string) => Promise<unknown>
  /** How long a configuration, a pack or a baseline may take to be read before its documents are checked without, in milliseconds. */
  readonly patience?: number
  /**
   * The addresses of the files below a folder that may be articles or exercise files, without those of installed packages.
   * @param locked told of each folder that could not be looked into
   */
  readonly list?: (folder: string, locked?: (uri: string, why: string) => void) => Promise<readonly string[]>
}
