import type { FixesWanted, Format } from '../report/result.ts'

export interface FormatEntry {
  /** Loads the format: one that is not asked for costs no time at the start. */
  readonly format: () => Promise<Format>
  readonly fixes: FixesWanted
  /** For who collects reports, and has to know a finding again. */
  readonly collected?: true
  /** For a person at a terminal: nothing is printed where no file was checked. */
  readonly forPeople?: true
  readonly says: string
}

export const formatNames = [
  'stylish',
  'json',
  'ndjson',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'markdown',
  'html',
] as const
export type FormatName = (typeof formatNames)[number]

/** The formats of the report, by name. */
export const formats: Readonly<Record<FormatName, FormatEntry>> = {
  stylish: {
    format: async () => (await import('../report/stylish.ts')).stylish,
    fixes: 'first',
    forPeople: true,
    says: 'for a terminal',
  },
  json: { format: async () => (await import('../report/json.ts')).json, fixes: 'all', says: 'one JSON object' },
  ndjson: {
    format: async () => (await import('../report/json.ts')).ndjson,
    fixes: 'all',
    says: 'a JSON object a file, a line each',
  },
  sarif: {
    format: async () => (await import('../report/sarif.ts')).sarif,
    fixes: 'all',
    collected: true,
    says: 'SARIF 2.1.0',
  },
  github: {
    format: async () => (await import('../report/github.ts')).github,
    fixes: 'none',
    says: 'annotations of GitHub Actions',
  },
  gitlab: {
    format: async () => (await import('../report/gitlab.ts')).gitlab,
    fixes: 'none',
    collected: true,
    says: "GitLab's code quality report",
  },
  junit: { format: async () => (await import('../report/junit.ts')).junit, fixes: 'none', says: 'JUnit XML' },
  markdown: {
    format: async () => (await import('../report/summary.ts')).summary,
    fixes: 'none',
    says: 'a summary for a pull request',
  },
  html: {
    format: async () => (await import('../report/html.ts')).html,
    fixes: 'first',
    says: 'a page with charts and evidence',
  },
}
