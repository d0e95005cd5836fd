import { type Config, configKeys, parseConfig } from '../core/index.ts'

/** The editor's settings, section `goodform`: a switch, and all that a configuration file may set. */
export interface Settings {
  readonly enable: boolean
  readonly config: Config
  /** What was not understood, for the log. */
  readonly problems: readonly string[]
}

/** What a client says under the section `goodform`. */
export type Section = Readonly<Record<string, unknown>>

/** The section in what a client sends, which may hold it under its name or be it; undefined where nothing is said in it. */
export function sectionOf(sent: unknown): Section | undefined {
  if (!isSection(sent)) return undefined
  if (!Object.hasOwn(sent, 'goodform')) return sent
  return isSection(sent.goodform) ? sent.goodform : undefined
}

const isSection = (value: unknown): value is Section =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads what a client says; what is not understood, and what is null, is left at its default. */
export function readSettings(section: Section): Settings {
  const own = configKeys.filter((key) => Object.hasOwn(section, key) && section[key] !== null)
  // JSON is YAML: settings are read as a configuration file is, by the same rules.
  const { config, problems } = parseConfig(JSON.stringify(Object.fromEntries(own.map((key) => [key, section[key]]))))
  return { enable: section.enable !== false, config, problems: problems.map(({ message }) => message) }
}

/** What holds until the editor says otherwise. */
export const defaults: Settings = readSettings({})

/** Whether two settings ask for the same. */
export const sameSettings = (a: Settings, b: Settings): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * All that a client said of its settings: with the start, by a notification, asked for. Where it says nothing, what it said before or earlier
 * holds.
 */
export class Said {
  /** What came with the start. */
  start: Section | undefined
  private pushed: Section | undefined
  private asked: Section | undefined

  /** Takes up what came with a notification. */
  push(sent: unknown): void {
    this.pushed = sectionOf(sent) ?? this.pushed
  }

  /** Takes up the answer to a question; none is nothing. */
  answer(sent: unknown): void {
    this.asked = sectionOf(sent)
  }

  /** What holds, key by key. */
  settings(): Settings {
    return readSettings({ ...this.start, ...(this.asked ?? this.pushed) })
  }
}
