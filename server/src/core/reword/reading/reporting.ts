import type { Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { determiners, endsSubject, isAdverb, prepositions, relatives, subordinators } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
/** Verbs that report a claim: what stands behind them is claimed, and they claim nothing of it themselves. */
const reporting = set(
  'show prove find suggest say tell explain believe think know confirm demonstrate reveal claim report agree swear note argue warn insist promise ' +
    'reckon see feel hear read learn conclude indicate establish discover realise realize notice guess imagine admit understand assume',
)
/** Of these, the verbs behind which “that” is no thing that is felt or seen. */
const saysSo = set(
  'show say tell suggest explain believe think know confirm claim report argue warn insist promise reckon conclude',
)
/** Of whom a report tells that a claim is established: nobody in particular stands behind it. */
const authorities = set(
  'study studies research researchers science scientists evidence trial trials data expert experts finding findings results it we everyone everybody there ' +
    'doctors physios review reviews meta-analysis investigators',
)
/** Nouns and adjectives that assert what follows: "the truth is that", "it is clear that". */
const asserting = set(
  'fact truth clear proven shown known secret doubt established certain true obvious bottom good news thing point reality answer ' +
    'remarkable odd strange funny amazing astonishing surprising shame pity wonder',
)

/** A clause that reports the claim: "Studies show that", "the truth is that", "Coach says". */
export interface Report {
  readonly group: VerbGroup
  /** From the clause's first token to the last before what it reports. */
  readonly first: number
  readonly last: number
  /** Nobody in particular stands behind it, so another report can take its place. */
  readonly open: boolean
}

/** The clauses of a sentence that report another, from left to right. */
export function reports(sheet: Sheet): Report[] {
  return sheet.groups.flatMap((group): Report[] => {
    if (group.kind === 'imperative') return minded(sheet, group)
    if (!finite.has(group.kind)) return []
    const last = group.kind === 'be' && group.main === group.first ? asserted(sheet, group) : reported(sheet, group)
    if (last === undefined) return []
    const first = startOf(sheet, group)
    const { subject } = group
    const open = subject !== undefined && anybody(sheet, first, subject.last)
    return [{ group, first, last, open }]
  })
}

const minding = set('know remember note realise realize understand')
const inMind = set('bear keep')

/** "Just know that", "bear in mind that": the reader is told that what follows is so. */
function minded(sheet: Sheet, group: VerbGroup): Report[] {
  const mind =
    inMind.has(group.reading?.base ?? '') &&
    sheet.norm(group.main + 1) === 'in' &&
    sheet.norm(group.main + 2) === 'mind'
  const last = group.main + (mind ? 3 : 1)
  if ((!mind && !minding.has(group.reading?.base ?? '')) || sheet.norm(last) !== 'that') return []
  let first = group.first
  while (first > sheet.opening && (isAdverb(sheet.norm(first - 1)) || sheet.norm(first - 1) === 'please')) first--
  return [{ group, first, last, open: true }]
}

function anybody(sheet: Sheet, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (authorities.has(sheet.norm(i)) || asserting.has(sheet.norm(i))) return true
  return false
}

/** The last token before what a reporting verb reports. */
function reported(sheet: Sheet, group: VerbGroup): number | undefined {
  if (!group.reading || !reporting.has(group.reading.base)) return undefined
  let at = group.main + 1
  const told = saysSo.has(group.reading.base)
  if (['us', 'you', 'me', 'them', 'him', 'her', 'people', 'clients'].includes(sheet.norm(at))) at++
  while (isAdverb(sheet.norm(at))) at++
  if (sheet.norm(at) === 'that' && sheet.norm(at + 1) && (told || !prepositions.has(sheet.norm(at + 1)))) return at
  const next = sheet.groups.find((g) => g.first > group.main && finite.has(g.kind))
  return next?.subject?.first === at ? at - 1 : undefined
}

/** "Clinically proven to halve it" → "said to halve it": the proof gives way where its source is missing. */
export function unproven(sheet: Sheet): Edit[] | undefined {
  const at = sheet.sentence.tokens.findIndex(({ norm }, i) => norm === 'proven' && sheet.norm(i + 1) === 'to')
  if (at < 0) return undefined
  // "lab-proven to": the compound as a whole.
  const before = sheet.sentence.tokens[at - 1]
  const compound =
    before?.kind === 'word' &&
    before.end + 1 === sheet.sentence.tokens[at]!.start &&
    sheet.words(at - 1, at).includes('-')
  return [sheet.over(compound || isAdverb(sheet.norm(at - 1)) ? at - 1 : at, at, 'said')]
}

/** The last token before what a form of be asserts: "it is well known that". */
function asserted(sheet: Sheet, group: VerbGroup): number | undefined {
  const { first, main, subject } = group
  let known = subject !== undefined && anyOf(sheet, subject.first, subject.last)
  for (let i = main + 1; i <= first + 6; i++) {
    if (sheet.norm(i) === 'that' && !subordinators.has(sheet.norm(i + 1))) return known ? i : undefined
    if (!sheet.norm(i) || prepositions.has(sheet.norm(i))) return undefined
    if (asserting.has(sheet.norm(i))) known = true
  }
  return undefined
}

function anyOf(sheet: Sheet, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (asserting.has(sheet.norm(i))) return true
  return false
}

/** The first token of a reporting clause: its subject with what stands before it. */
function startOf(sheet: Sheet, { first, subject }: VerbGroup): number {
  let from = subject?.first ?? first
  while (from > 0 && determiners.has(sheet.norm(from - 1))) from--
  return from
}

/** "have it done", "watch the band move": what stands behind them makes no clause of its own. */
const causative = set('have get getting make let see saw seen watch watched want need feel hear heard')
const contacts = set('you we i who nobody they people')
/** Words that stand in front of a noun, and behind none that belongs to it. */
const startingNouns = set('other most some many few all no your our my his her their these those the')

/** "Adhesions other guns can't reach": of what was read as one subject behind a verb a part is what the clause says more of. */
function isCutInTwo(sheet: Sheet, first: number, last: number): boolean {
  if (!sheet.groups.some(({ main, kind }) => main === first - 1 && finite.has(kind))) return false
  for (let i = first + 1; i <= last; i++)
    if (
      startingNouns.has(sheet.norm(i)) &&
      endsSubject(sheet.norm(i - 1)) &&
      sheet.sentence.tokens[i - 1]!.kind === 'word'
    )
      return true
  return false
}

/** "the worst place you met", "the work that the hip should do": a clause that only says which thing is meant. */
export function isContact(sheet: Sheet, { subject }: VerbGroup): boolean {
  if (subject && isCutInTwo(sheet, subject.first, subject.last)) return true
  const before = subject && sheet.sentence.tokens[subject.first - 1]
  // "the reason so many people look the same"
  const reason = subject && sheet.norm(subject.first - (before?.norm === 'so' ? 2 : 1))
  if (reason === 'reason' || reason === 'way' || (reason !== undefined && causative.has(reason))) return true
  const named = subject && endsSubject(sheet.norm(subject.first - 2)) && sheet.norm(subject.first - 2) !== 'so'
  if (named && !relatives.has(sheet.norm(subject.first)) && ['that', 'which', 'whom'].includes(before!.norm))
    return !reports(sheet).some(({ last }) => last === subject.first - 1)
  return before?.kind === 'word' && contacts.has(sheet.norm(subject!.last)) && endsSubject(before.norm)
}
