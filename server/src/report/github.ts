import { type Severity, visible, visibleLines } from '../core/index.ts'
import { cutShort } from './messages.ts'
import type { Format } from './result.ts'

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
}

const data = (text: string) => visibleLines(text).replaceAll('%', '%25').replaceAll('\n', '%0A')
const property = (text: string) => data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** Workflow commands: GitHub shows them as annotations beside the lines, or of the whole run. */
export const github: Format = ({ claims, fromRoot }) => ({
  file: (file) => {
    const name = `file=${property(fromRoot(file.path))}`
    const findings = file.diagnostics.map(({ severity, message, range, claim }) => {
      const { start, end } = range
      const place =
        start.line === end.line
          ? `line=${start.line + 1},col=${start.character + 1},endColumn=${end.character + 1}`
          : `line=${start.line + 1},endLine=${end.line + 1}`
      const known = claims.get(claim)
      const says = known ? `${message}\n${known.finding}` : message
      return `::${commands[severity]} ${name},${place},title=${property(claim)}::${data(says)}\n`
    })
    const problem = file.problem === undefined ? '' : `::error ${name},title=Goodform::${data(file.problem)}\n`
    return problem + findings.join('')
  },
  end: ({ faults, interrupted }) =>
    [
      ...faults.map(({ text, grave }) => `::${grave ? 'error' : 'notice'} title=Goodform::${data(text)}\n`),
      ...(interrupted ? [`::error title=Goodform::${cutShort}\n`] : []),
    ].join(''),
})
