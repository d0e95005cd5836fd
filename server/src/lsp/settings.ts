import { type Config, configKeys, parseConfig } from '../core/config/parse.ts'

/** The editor's settings, section `goodform`: a switch, and all that a configuration file may set. */
export interface Settings {
  readonly enable: boolean
  readonly config: Config
  /** What was not understood, for the log. */
  readonly problems: readonly string[]
}

/** Reads the settings that a client sends; what is not understood is left at its default. */
export function readSettings(value: unknown): Settings {
  const section = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const own = configKeys.filter((key) => Object.hasOwn(section, key) && section[key] !== null)
  // JSON is YAML: settings are read as a configuration file is, by the same rules.
  const { config, problems } = parseConfig(JSON.stringify(Object.fromEntries(own.map((key) => [key, section[key]]))))
  return { enable: section.enable !== false, config, problems: problems.map(({ message }) => message) }
}

/** What holds until the editor says otherwise. */
export const defaults: Settings = readSettings(undefined)

/** Whether two settings ask for the same. */
export const sameSettings = (a: Settings, b: Settings): boolean => JSON.stringify(a) === JSON.stringify(b)
