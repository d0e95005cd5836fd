import type { ProseDocument } from '../document/document.ts'
import type { Judged } from '../judge/judge.ts'
import { type Localised, l10n } from '../l10n.ts'
import type { ClaimModel } from '../learn/index.ts'
import type { Matcher } from '../match/matcher.ts'
import type { Claim, Edit, Finding, Fix, FixKind, Part, Span } from '../model.ts'
import type { RuleFinding } from '../read/format.ts'
import { sourceToFill } from '../read/placeholder.ts'
import { leadsTo } from '../read/targets.ts'
import type { Proposal } from '../reword/offer/proposal.ts'
import { proposals } from '../reword/proposals.ts'
import { Sheet } from '../reword/sheet.ts'
import type { Vocabulary } from '../reword/vocabulary.ts'
import { isDose } from '../reword/ways/redirect.ts'
import { shorten } from '../shorten.ts'

const mostFixes = 7
/** How many of a kind are offered. */
const mostOf: Readonly<Record<FixKind, number>> = {
  fit: 3,
  redirect: 1,
  replace: 2,
  cite: 1,
  attribute: 2,
  suppress: 1,
}

/** What rewordings are made with. */
export interface Tools {
  readonly words: Vocabulary
  readonly matcher: Matcher
  readonly model: ClaimModel | undefined
}

/**
 * The fixes of a finding, best first. Each is tried: only one that, applied alone, clears the finding and raises no other is offered;
 * a suppression closes the list.
 */
export function fixesFor(document: ProseDocument, finding: Judged, claim: Claim, tools: Tools): readonly Fix[] {
  const { passage } = finding.sentence
  const shift = document.chunkStart(finding.span.start)
  const block = { start: passage.block.start + shift, end: passage.block.end + shift }
  return [...rewordings(document, finding, claim, tools, mostFixes), ...keepFixes(document, finding, block)]
}

/**
 * The rewordings of a finding, best first; parameters are those of `fixesFor`. Never throws: where making them fails, those that were made
 * before are given, so that a sentence that nobody foresaw costs no other its fixes.
 * @param most how many are tried for; each costs a reading of what it changes
 * @param safeOnly leaves out those that want a person's eye
 */
export function rewordings(
  document: ProseDocument,
  finding: Judged,
  claim: Claim,
  tools: Tools,
  most: number,
  safeOnly = false,
): readonly Fix[] {
  const fixes: Fix[] = []
  try {
    for (const fix of tried(document, finding, claim, tools, safeOnly)) if (fixes.push(fix) >= most) break
  } catch {
    // The finding is told, with what was found for it.
  }
  return fixes
}

/** Makes the rewordings of a finding and tries them, one after the other. */
function* tried(
  document: ProseDocument,
  finding: Judged,
  claim: Claim,
  { words, matcher, model }: Tools,
  safeOnly: boolean,
): Generator<Fix, void> {
  const shift = document.chunkStart(finding.span.start)
  const { passage } = finding.sentence
  const block = { start: passage.block.start + shift, end: passage.block.end + shift }
  const sheet = new Sheet(finding, words.verbs, shift, weightsOf(finding, model))
  // The words of a heading are the address of links to it.
  let linked: boolean | undefined
  const isLinked = () => (linked ??= passage.kind === 'heading' && leadsTo(document.text, passage.text))
  let found = 0
  const seen = new Set<string>()
  const wordings = new Set<readonly Edit[]>()
  const count = new Map<FixKind, number>()
  for (const proposal of proposals(sheet, claim, words, matcher, document.text)) {
    const { kind } = proposal
    const safe = proposal.safe && !isLinked()
    if (proposal.of && !wordings.has(proposal.of)) continue
    if ((safeOnly && !safe) || (proposal.sole && found)) continue
    const offered = (of: FixKind) => count.get(of) ?? 0
    if (offered(kind) >= mostOf[kind] || (proposal.last && offered('fit') + offered('redirect'))) continue
    const edits = proposal.edits.map((edit) => document.format.written(document.text, edit, passage, block))
    const key = proposal.edits.map((edit) => `${edit.start}:${edit.newText}`).join('\n')
    if (seen.has(key) || !whole(edits)) continue
    seen.add(key)
    if (!clears(document, finding, edits)) continue
    wordings.add(proposal.edits)
    count.set(kind, (count.get(kind) ?? 0) + 1)
    yield { kind, title: title(proposal, sheet, document.text), edits, preferred: !found++, safe }
  }
}

/** What each token of a finding's sentence adds to the claim's score. */
function weightsOf({ claim, sentence: { tokens } }: Judged, model: ClaimModel | undefined): number[] {
  const said = new Map(model?.explain(tokens, claim).map(({ start, weight }) => [start, weight]))
  return tokens.map(({ start }) => said.get(start) ?? 0)
}

const whole = (edits: readonly (Edit | undefined)[]): edits is Edit[] => edits.every((edit) => edit !== undefined)

/** The fix that keeps a finding's wording by a comment: the first that does. */
export function keepFixes(document: ProseDocument, finding: Finding, block: Span): readonly Fix[] {
  const fix = document.format.keep(document.text, finding, block).find(({ edits }) => clears(document, finding, edits))
  return fix ? [fix] : []
}

/** What a rewording does. */
const says: Readonly<Record<Exclude<Proposal['kind'], 'cite'>, (wording: string) => Localised>> = {
  fit: (wording) => l10n.t('Fit the evidence: “{0}”', wording),
  redirect: (wording) => l10n.t('Name a better target: “{0}”', wording),
  replace: (wording) => l10n.t('Replace the sentence: “{0}”', wording),
  attribute: (wording) => l10n.t('Tell it as what is said: “{0}”', wording),
}

/** A wording shorter than this is shown with the words behind it: a report alone (“It has long been thought that”) says too little. */
const shortTitle = 44
/** Longest wording in a title, in UTF-16 units. */
const longestTitle = 70

/** What a fix does and the new wording, in one line. */
function title({ kind, edits, cites, myth }: Proposal, sheet: Sheet, text: string): Localised {
  const first = edits[0]!
  const last = edits.at(-1)!
  let wording = ''
  let at = first.start
  for (const edit of edits) {
    if (cites !== undefined && edit === last && edits.length > 1) break
    wording += text.slice(at, edit.start) + edit.newText
    at = edit.end
  }
  // A short edit is shown with the words behind it, so that the title can be read by itself.
  const end = sheet.span(sheet.last, sheet.last).end
  if (kind !== 'replace' && wording.length < shortTitle && at < end)
    wording += text.slice(at, Math.min(end, at + longestTitle))
  // Where nothing is left but what ends the sentence, what goes says more.
  if (kind !== 'cite' && !/\p{L}/u.test(wording)) {
    const gone = edits.map((edit) => text.slice(edit.start, edit.end)).join(' … ')
    return l10n.t('Leave out: “{0}”', shorten(gone.replaceAll(/\*+/g, ''), longestTitle))
  }
  const shown = shorten(wording.replaceAll(/\*+/g, ''), longestTitle)
  if (kind === 'cite')
    return cites === undefined
      ? l10n.t('Add a footnote for the source')
      : l10n.t('Fit the evidence, cite {0}: “{1}”', cites, shown)
  if (myth) return l10n.t('Mark it as a myth: “{0}”', shown)
  if (kind === 'redirect' && isDose(first.newText)) return l10n.t('Name a dose that was studied: “{0}”', shown)
  return says[kind](shown)
}

/** Faults in how a file is built, which no fix may make. */
const ofBuild = new Set(['exercise/yaml', 'exercise/duplicate-key', 'exercise/strange-key', 'exercise/type'])

/**
 * The fixes of a rule's finding that, applied alone, clear it and break nothing. What was hidden behind a misspelt key may be told
 * once the key is right.
 */
export function* soundFixes(document: ProseDocument, { claim, span, fixes = [] }: RuleFinding): Generator<Fix> {
  const uncovers = claim === 'exercise/unknown-key'
  for (const fix of fixes) {
    const after = document.edit([...fix.edits].sort((a, b) => b.start - a.start))
    const place = movedBy(fix.edits, span)
    // Another place may now be the first that the same is told of.
    const cleared = !after.findings.some(
      (f) => f.claim === claim && f.span.start < place.end && f.span.end > place.start,
    )
    const breaks = [...gained(document.parts, after.parts)].some(
      ([other, n]) => n > 0 && ofBuild.has(other) && !(uncovers && other === 'exercise/type'),
    )
    if (cleared && !breaks) yield fix
  }
}

/** Where a span is when edits were made before it or inside it. */
function movedBy(edits: readonly Edit[], { start, end }: Span): Span {
  const grown = ({ newText, start, end }: Edit) => newText.length - (end - start)
  const by = (wanted: (edit: Edit) => boolean) => edits.filter(wanted).reduce((sum, edit) => sum + grown(edit), 0)
  return { start: start + by((edit) => edit.end <= start), end: end + by((edit) => edit.start < end) }
}

/** Whether some edits clear a finding and raise no other; a footnote that asks to be filled in is what the writer chose. */
function clears(document: ProseDocument, finding: Finding, edits: readonly Edit[]): boolean {
  const after = document.edit([...edits].sort((a, b) => b.start - a.start))
  const more = gained(document.parts, after.parts)
  for (const [claim, n] of more) if (n > 0 && claim !== sourceToFill) return false
  return (more.get(finding.claim) ?? 0) < 0
}

/** How many findings of each claim came and went; parts that stayed are the same objects, and are not looked at. */
function gained(before: readonly Part[], after: readonly Part[]): Map<string, number> {
  let first = 0
  while (first < before.length && first < after.length && before[first]!.findings === after[first]!.findings) first++
  let [last, end] = [before.length, after.length]
  while (last > first && end > first && before[last - 1]!.findings === after[end - 1]!.findings)
    [last, end] = [last - 1, end - 1]
  const counts = new Map<string, number>()
  const count = (parts: readonly Part[], n: number) => {
    for (const { findings } of parts) for (const { claim } of findings) counts.set(claim, (counts.get(claim) ?? 0) + n)
  }
  count(before.slice(first, last), -1)
  count(after.slice(first, end), 1)
  return counts
}
