import { type Decision, decide, type Layer } from '../../config/decide.ts'
import { type ConfigFiles, Configurations, type Found } from '../../config/find.ts'
import { joined } from '../../config/linters.ts'
import { folderOf } from '../../config/paths.ts'
import type { Known } from '../../core/index.ts'

/** The configuration that counts for a file, and what it decides. */
export interface Setting {
  readonly found: Found | undefined
  readonly layers: readonly Layer[]
  readonly decision: Decision
}

/** The configurations of files, found as the editor finds them. */
export class Settings {
  private readonly configurations: Configurations

  /** @param known the claims and topics that a configuration may name; without them names are taken as they are */
  constructor(
    private readonly cwd: string,
    read: ConfigFiles['read'],
    known?: Known,
  ) {
    this.configurations = new Configurations({ read }, known)
  }

  /** The configuration of a file. Never rejects. */
  async of(path: string): Promise<Setting> {
    const absolute = this.absolute(path)
    const found = await this.configurations.nearest(absolute)
    const layers = found ? [{ name: found.path, folder: found.folder, config: found.config }] : []
    return { found, layers, decision: decide(absolute, layers) }
  }

  /**
   * The folder of the project that a file is of: where git keeps its history, or else where its configuration stands; undefined for a file
   * that has neither.
   */
  async projectOf(path: string, exists: (path: string) => Promise<boolean>): Promise<string | undefined> {
    for (let folder = folderOf(this.absolute(path)); folder !== undefined; folder = folderOf(folder))
      if (await exists(`${folder}/.git`)) return folder || '/'
    const { found } = await this.of(path)
    return found && (found.folder || '/')
  }

  /** Reads everything anew, after a file has changed. */
  forget(): void {
    this.configurations.forget()
  }

  /** A path from the root, with `/`. */
  absolute(path: string): string {
    const plain = path.replaceAll('\\', '/')
    return /^[A-Za-z]:\//.test(plain) ? plain : joined(this.cwd.replaceAll('\\', '/'), plain)
  }
}
