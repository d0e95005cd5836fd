import type { Claim } from '../server/src/core/index.ts'
import type { ReportContext } from '../server/src/report/result.ts'

/** What a report is written with, outside of the command line. */
export const reportContext = (claims: ReadonlyMap<string, Claim>): ReportContext => ({
  claims,
  published: claims,
  version: '1.0.0',
  colour: false,
  fails: (severity) => severity === 'error' || severity === 'warning',
  fromRoot: (path) => path,
})
