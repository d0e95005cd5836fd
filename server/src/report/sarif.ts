import type { Claim, Severity } from '../core/index.ts'
import { evidenceCard } from '../core/tell/card.ts'
import { claimUrl } from './links.ts'
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
  const rules = new Map<string, number>()
  const problems: object[] = []
  let count = 0
  const head =
    '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":['
  const ruleOf = (claim: string) => {
    const index = rules.get(claim) ?? rules.size
    rules.set(claim, index)
    return index
  }
  return {
    file: (file) => {
      if (file.problem !== undefined)
        problems.push({
          level: 'error',
          message: { text: `${file.path}: ${file.problem}` },
          locations: [{ physicalLocation: { artifactLocation: { uri: pathAsUri(file.path) } } }],
        })
      const results = file.diagnostics.map((d) => JSON.stringify(resultOf(d, file, ruleOf(d.claim))))
      const text = results.map((result) => `${count++ ? ',' : head}\n${result}`).join('')
      return text
    },
    end: () => {
      const driver = {
        name: 'Goodform',
        version: context.version,
        informationUri: 'https://github.com/goodform/goodform',
        rules: [...rules.keys()].map((id) => ruleFor(id, context)),
      }
      const invocations = [{ executionSuccessful: !problems.length, toolExecutionNotifications: problems }]
      return `${count ? '' : head}\n],"tool":${JSON.stringify({ driver })},"invocations":${JSON.stringify(invocations)}}]}\n`
    },
  }
}

function ruleFor(id: string, { claims }: ReportContext): object {
  const claim: Claim | undefined = claims.get(id)
  if (!claim) return { id }
  return {
    id,
    shortDescription: { text: claim.claim },
    fullDescription: { text: claim.finding },
    help: { text: `${claim.finding} Fair to say: ${claim.fair[0] ?? ''}`, markdown: evidenceCard(claim) },
    helpUri: claimUrl(id),
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
