import { type Decision, decide, explain, type Layer } from '../config/decide.ts'
import { type ConfigFiles, Configurations, type Found } from '../config/find.ts'
import { folderOf, within } from '../config/paths.ts'
import { configName, inEnglish, type Known, l10n, type Say } from '../core/index.ts'
import { defaults, type Settings } from './settings.ts'

/** Whether a document is a configuration file. */
export const isConfiguration = (uri: string) => uri.endsWith(`/${configName}`)

/** Settings, workspace folders and configuration files: what is decided about a document. */
export class Configuration {
  settings: Settings = defaults
  /** Addresses, without a slash at the end. */
  folders: readonly string[] = []
  /** Whether the workspace's own packs may be loaded. */
  trusted = true
  private readonly files: Configurations

  constructor(
    files: ConfigFiles,
    readonly known: Known,
  ) {
    this.files = new Configurations(files, known)
  }

  /** What holds for a document. */
  async decide(uri: string, say: Say = inEnglish): Promise<Decision> {
    const decision = decide(uri, await this.layers(uri, say))
    if (!this.settings.enable)
      return {
        ...decision,
        checked: false,
        why: [l10n.t('It is not checked: goodform.enable is off in the settings.')],
      }
    if (this.trusted || !decision.packs.length) return decision
    const packs = l10n.t('The packs that are named are not loaded, for the workspace is not trusted.')
    return { ...decision, why: [...decision.why, packs], packs: [] }
  }

  /** The configuration file of a document. */
  found(uri: string): Promise<Found | undefined> {
    return this.files.nearest(uri)
  }

  /** Why and how a document is checked, for people. */
  async why(uri: string, format: string | undefined, say: Say): Promise<string> {
    const decision = await this.decide(uri, say)
    const kind =
      format === 'none'
        ? [l10n.t('It is YAML that looks like no exercise file, so there is nothing to check in it.')]
        : format
          ? [format === 'exercise' ? l10n.t('It is read as an exercise file.') : l10n.t('It is read as Markdown.')]
          : []
    return [explain(uri, decision, await this.layers(uri, say), say), ...kind.map(say)].join('\n')
  }

  /** Whether an address is that of a configuration that was found, or of a folder around one. */
  uses(uri: string): boolean {
    return this.files.uses(uri)
  }

  /** Reads the files anew, after some have changed. */
  forget(): void {
    this.files.forget()
  }

  private async layers(uri: string, say: Say): Promise<Layer[]> {
    const found = await this.files.nearest(uri)
    const folder = this.folders.filter((own) => within(own, uri) !== undefined).sort((a, b) => b.length - a.length)[0]
    const editor: Layer = {
      name: say(l10n.t('the editor’s settings')),
      folder: folder ?? folderOf(uri) ?? '',
      config: this.settings.config,
      own: true,
    }
    return [
      ...(found ? [{ name: found.path, folder: found.folder, config: found.config }] : []),
      ...(Object.keys(editor.config).length ? [editor] : []),
    ]
  }
}
