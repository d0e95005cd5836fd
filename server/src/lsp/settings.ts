import {
  type LintOptions,
  type Severity,
  type SeveritySettings,
  type Strength,
  severities,
  strengths,
} from '../core/index.ts'

/** The editor's settings, section `goodform`. */
export interface Settings {
  readonly enable: boolean
  readonly run: 'onType' | 'onSave'
  readonly lint: LintOptions
}

/** Reads the settings that a client sends; what is not understood is left at its default. */
export function readSettings(value: unknown): Settings {
  const section = isRecord(value) ? value : {}
  const severity: Record<string, Severity | 'off'> = {}
  if (isRecord(section.severity)) {
    for (const [key, wanted] of Object.entries(section.severity)) {
      if (wanted === 'off' || severities.includes(wanted as Severity)) severity[key] = wanted as Severity | 'off'
    }
  }
  const minimum = section.minimumStrength as Strength
  return {
    enable: section.enable !== false,
    run: section.run === 'onSave' ? 'onSave' : 'onType',
    lint: {
      severity: severity as SeveritySettings,
      ...(strengths.includes(minimum) ? { minimumStrength: minimum } : {}),
    },
  }
}

/** Whether two settings ask for the same. */
export const sameSettings = (a: Settings, b: Settings): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What holds until the editor says otherwise. */
export const defaults: Settings = readSettings(undefined)

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
