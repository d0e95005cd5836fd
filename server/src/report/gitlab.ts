import { createHash } from 'node:crypto'
import type { Severity } from '../core/index.ts'
import { fingerprint } from './names.ts'
import type { Format } from './result.ts'

const severities: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
}

/** GitLab's code quality report. */
export const gitlab: Format = () => {
  let count = 0
  return {
    file: (file) => {
      const seen = new Map<string, number>()
      return file.diagnostics
        .map((diagnostic) => {
          const name = `${file.path}:${fingerprint(diagnostic)}`
          const nth = (seen.get(name) ?? 0) + 1
          seen.set(name, nth)
          const entry = {
            description: diagnostic.message,
            check_name: diagnostic.claim,
            fingerprint: createHash('sha256').update(`${name}:${nth}`).digest('hex').slice(0, 32),
            severity: severities[diagnostic.severity],
            location: { path: file.path.replace(/^\.\//, ''), lines: { begin: diagnostic.range.start.line + 1 } },
          }
          return `${count++ ? ',' : '['}\n${JSON.stringify(entry)}`
        })
        .join('')
    },
    end: () => `${count ? '' : '['}\n]\n`,
  }
}
