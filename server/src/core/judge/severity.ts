import { type Claim, exceeds, type Finding, type Severity, type Strength } from '../model.ts'

/** Severities that a configuration sets, by claim id, topic or verdict; `off` silences. The claim's own wins over the topic's, that over the verdict's. */
export type SeveritySettings = Readonly<Record<string, Severity | 'off'>>

const topicOf = (id: string) => (id.includes('/') ? id.slice(0, id.indexOf('/')) : id)

/** The severity of a mention that is stronger than its claim carries. */
export function severityOf(claim: Claim, strength: Strength, settings: SeveritySettings): Severity | 'off' {
  const set = settings[claim.id] ?? settings[topicOf(claim.id)] ?? settings[claim.verdict]
  if (set) return set
  if (claim.verdict === 'unsafe') return 'error'
  if (strength === 'possible') return 'information'
  if (claim.verdict === 'contradicted' || claim.verdict === 'inaccurate') return 'warning'
  return exceeds(strength, 'likely') ? 'warning' : 'information'
}

/** A rule's finding with the severity that is set for its id or its group (`exercise`); none when that is `off`. */
export function rated<T extends Finding>(finding: T, settings: SeveritySettings): T[] {
  const set = settings[finding.claim] ?? settings[topicOf(finding.claim)]
  return set === 'off' ? [] : [set ? { ...finding, severity: set } : finding]
}
