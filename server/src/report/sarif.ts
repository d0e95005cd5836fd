import { type Claim, evidenceCard, type Severity } from '../core/index.ts'
import { claimUrl } from './links.ts'
import { cutShort } from './messages.ts'
import { fingerprint, pathAsUri } from './names.ts'
import type { Diagnostic, FileReport, Format, Range, ReportContext } from './result.ts'

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
}

/** SARIF 2.1.0, for code scanning: rules with their evidence, fingerprints that survive edits, and the fixes. */
export const sarif: Format = (context) => {
  const rules = new Map<string, { readonly index: number; readonly rule: object }>()
  const problems: object[] = []
  let count = 0
  const head =
    '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":['
  const indexOf = (diagnostic: Diagnostic) => {
    const known = rules.get(diagnostic.claim) ?? { index: rules.size, rule: ruleFor(diagnostic, context) }
    rules.set(diagnostic.claim, known)
    return known.index
  }
  return {
    file: (file) => {
      if (file.problem !== undefined)
        problems.push({
          level: 'error',
          message: { text: `${file.path}: ${file.problem}` },
          locations: [{ physicalLocation: { artifactLocation: { uri: pathAsUri(file.path) } } }],
        })
      const results = file.diagnostics.map((d) => JSON.stringify(resultOf(d, file, indexOf(d))))
      const text = results.map((result) => `${count++ ? ',' : head}\n${result}`).join('')
      return text
    },
    end: ({ faults, interrupted }) => {
      const notifications = [
        ...problems,
        ...faults.map(({ text, grave }) => ({ level: grave ? 'error' : 'note', message: { text } })),
        ...(interrupted ? [{ level: 'error', message: { text: cutShort } }] : []),
      ]
      const executionSuccessful = !problems.length && !interrupted && !faults.some(({ grave }) => grave)
      const driver = {
        name: 'Goodform',
        version: context.version,
        informationUri: 'https://github.com/goodform/goodform',
        rules: [...rules.values()].map(({ rule }) => rule),
      }
      const invocations = [{ executionSuccessful, toolExecutionNotifications: notifications }]
      return `${count ? '' : head}\n],"tool":${JSON.stringify({ driver })},"invocations":${JSON.stringify(invocations)}}]}\n`
    },
  }
}

function ruleFor({ claim: id, rule }: Diagnostic, { claims, published }: ReportContext): object {
  const claim: Claim | undefined = claims.get(id)
  if (rule) return { id, shortDescription: { text: rule.about }, helpUri: rule.page }
  if (!claim) return { id }
  return {
    id,
    shortDescription: { text: claim.claim },
    fullDescription: { text: claim.finding },
    help: { text: `${claim.finding} Fair to say: ${claim.fair[0] ?? ''}`, markdown: evidenceCard(claim) },
    ...(published.has(id) ? { helpUri: claimUrl(id) } : {}),
    properties: { tags: [claim.verdict, id.split('/')[0]], verdict: claim.verdict, certainty: claim.certainty },
  }
}

function resultOf(diagnostic: Diagnostic, file: FileReport, ruleIndex: number): object {
  const { claim, severity, message, range, text, strength, carries, by, score, fixes } = diagnostic
  const artifactLocation = { uri: pathAsUri(file.path) }
  return {
    ruleId: claim,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region: { ...regionOf(range), snippet: { text } } } }],
    partialFingerprints: { 'goodform/v1': fingerprint(diagnostic) },
    fixes: fixes
      .filter((fix) => fix.kind !== 'suppress')
      .map((fix) => ({
        description: { text: fix.title },
        artifactChanges: [
          {
            artifactLocation,
            replacements: fix.edits.map((edit) => ({
              deletedRegion: regionOf(edit.range),
              insertedContent: { text: edit.newText },
            })),
          },
        ],
      })),
    properties: { strength, carries, by, score },
  }
}

/** SARIF counts from 1; its end column is behind the last character. */
function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  }
}
