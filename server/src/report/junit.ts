import { cutShort } from './messages.ts'
import type { Diagnostic, FileReport, Format } from './result.ts'

/** JUnit XML: a suite a file, a case a finding: failed where it makes the run fail, else passed with what is said; a file without one is a case that passed. */
export const junit: Format = ({ claims, fails }) => {
  let begun = false
  const head = () => {
    if (begun) return ''
    begun = true
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="goodform">\n'
  }
  const finding = ({ claim, severity, message, range, line }: Diagnostic) => {
    const known = claims.get(claim)
    const place = `${range.start.line + 1}:${range.start.character + 1}`
    const body = [`${line.before}${line.marked}${line.after}`, ...(known ? [known.finding] : [])].join('\n')
    const told = fails(severity)
      ? `<failure type="${severity}" message="${escaped(message)}">${escaped(body)}</failure>`
      : `<system-out>${escaped(`${severity}: ${message}\n${body}`)}</system-out>`
    return (
      `    <testcase name="${escaped(`${claim} ${place}`)}" classname="${escaped(claim.replace('/', '.'))}">\n` +
      `      ${told}\n    </testcase>\n`
    )
  }
  const suite = ({ path, diagnostics, problem }: FileReport) => {
    const errors = problem === undefined ? 0 : 1
    const failures = diagnostics.filter(({ severity }) => fails(severity)).length
    const tests = Math.max(1, diagnostics.length + errors)
    const cases = diagnostics.map(finding)
    if (problem !== undefined) cases.push(error('read', problem))
    if (!cases.length) cases.push('    <testcase name="no finding" classname="goodform"/>\n')
    return `  <testsuite name="${escaped(path)}" tests="${tests}" failures="${failures}" errors="${errors}">\n${cases.join('')}  </testsuite>\n`
  }
  return {
    file: (file) => head() + suite(file),
    end: ({ faults, interrupted }) => {
      const wrong = [
        ...faults.filter(({ grave }) => grave).map(({ text }) => error('configuration', text)),
        ...(interrupted ? [error('run', cutShort)] : []),
      ]
      const count = wrong.length
      const own = count
        ? `  <testsuite name="goodform" tests="${count}" failures="0" errors="${count}">\n${wrong.join('')}  </testsuite>\n`
        : ''
      return `${head()}${own}</testsuites>\n`
    },
  }
}

/** A case that could not be run. */
const error = (name: string, message: string) =>
  `    <testcase name="${name}" classname="goodform">\n      <error message="${escaped(message)}"/>\n    </testcase>\n`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
}

/** Text inside XML; what XML 1.0 does not allow becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replaceAll(/[&<>"\n]/g, (mark) => entities[mark]!)
}
