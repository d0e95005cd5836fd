import { type Decision, decide, explain, type Layer } from '../config/decide.ts'
import { type ConfigFiles, Configurations, type Found, folderOf, isFault } from '../config/find.ts'
import { configName, type Known } from '../core/config/parse.ts'
import { defaults, type Settings } from './settings.ts'

/** Whether a document is a configuration file. */
export const isConfiguration = (uri: string) => uri.endsWith(`/${configName}`)

/** Settings, workspace folders and configuration files: what is decided about a document. */
export class Configuration {
  settings: Settings = defaults
  /** Addresses, without a slash at the end. */
  folders: readonly string[] = []
  private readonly found: Configurations

  /** @param told called with each configuration file that a document was found to have */
  constructor(
    files: ConfigFiles,
    readonly known: Known,
    private readonly told: (found: Found) => void,
  ) {
    this.found = new Configurations(files, known)
  }

  /** What holds for a document, and where it comes from. */
  async decide(uri: string): Promise<Decision> {
    const decision = decide(uri, await this.layers(uri))
    return this.settings.enable
      ? decision
      : { ...decision, checked: false, why: 'It is not checked: goodform.enable is off in the settings.' }
  }

  /** Why and how a document is checked, for people. */
  async why(uri: string, format: string | undefined): Promise<string> {
    const decision = await this.decide(uri)
    const kind =
      format === 'none'
        ? '\nIt is YAML that looks like no exercise file, so there is nothing to check in it.'
        : format
          ? `\nIt is read as ${format === 'exercise' ? 'an exercise file' : 'Markdown'}.`
          : ''
    return explain(uri, decision, await this.layers(uri)) + kind
  }

  /** Reads the files anew, after some have changed. */
  forget(): void {
    this.found.forget()
  }

  private async layers(uri: string): Promise<Layer[]> {
    const found = await this.found.nearest(uri)
    if (found) this.told(found)
    const folder = this.folders.filter((own) => uri.startsWith(`${own}/`)).sort((a, b) => b.length - a.length)[0]
    const editor = {
      name: 'the editor’s settings',
      folder: folder ?? folderOf(uri) ?? '',
      config: this.settings.config,
    }
    return [
      ...(found ? [{ name: found.path, folder: found.folder, config: found.config }] : []),
      ...(Object.keys(editor.config).length ? [editor] : []),
    ]
  }
}

/** Whether a configuration file says something that is not understood. */
export const isBroken = (found: Found) => found.problems.some(isFault)
