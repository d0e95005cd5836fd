import type { Diagnostic, FileReport, Format } from './result.ts'

/** JUnit XML: a suite a file, a failed case a finding; a file without one is a case that passed. */
export const junit: Format = ({ claims }) => {
  let begun = false
  const head = () => {
    if (begun) return ''
    begun = true
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="goodform">\n'
  }
  const failure = ({ claim, severity, message, range, line }: Diagnostic) => {
    const known = claims.get(claim)
    const place = `${range.start.line + 1}:${range.start.character + 1}`
    const body = [`${line.before}${line.marked}${line.after}`, ...(known ? [known.finding] : [])].join('\n')
    return (
      `    <testcase name="${escaped(`${claim} ${place}`)}" classname="${escaped(claim.replace('/', '.'))}">\n` +
      `      <failure type="${severity}" message="${escaped(message)}">${escaped(body)}</failure>\n    </testcase>\n`
    )
  }
  const suite = ({ path, diagnostics, problem }: FileReport) => {
    const errors = problem === undefined ? 0 : 1
    const tests = Math.max(1, diagnostics.length + errors)
    const cases = diagnostics.map(failure)
    if (problem !== undefined)
      cases.push(
        `    <testcase name="read" classname="goodform">\n      <error message="${escaped(problem)}"/>\n    </testcase>\n`,
      )
    if (!cases.length) cases.push('    <testcase name="no finding" classname="goodform"/>\n')
    return `  <testsuite name="${escaped(path)}" tests="${tests}" failures="${diagnostics.length}" errors="${errors}">\n${cases.join('')}  </testsuite>\n`
  }
  return { file: (file) => head() + suite(file), end: () => `${head()}</testsuites>\n` }
}

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
