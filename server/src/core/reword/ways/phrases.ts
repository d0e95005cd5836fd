import { type Claim, type Edit, exceeds } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { conjugate, verbOf } from '../grammar/verbs.ts'
import { determiners, isAdverb, prepositions, sizes, subordinators } from '../grammar/words.ts'
import { correlates, isIncidental } from '../reading/incidental.ts'
import { firstJoined } from '../reading/joined.ts'
import { orders } from '../reading/main-clause.ts'
import { isOne } from '../reading/number.ts'
import { isPlainFact } from '../reading/plain-fact.ts'
import { lastOfPredicate } from '../reading/predicate.ts'
import { isContact } from '../reading/reporting.ts'
import { isNamedBefore, pronouns, suits } from '../reading/subject.ts'
import { speaksFor } from '../reading/weight.ts'
import type { Sheet } from '../sheet.ts'
import { closes } from './closers.ts'
import { siblings } from './siblings.ts'
import { noLonger } from './weaken.ts'

/** Verbs that only lead to the claiming one: "helps to break up", "works to flush out". */
const leading = new Set('help tend work serve aim begin start get go want try need be have allow'.split(' '))
const persons = new Set(['you', 'we', 'i', 'who', 'nobody', 'everyone', 'everybody', 'anyone', 'people'])

/** Words that open a clause which belongs to a noun of the predicate. */
const clausal = new Set(['why', 'how', 'that', 'who', 'where'])

/** Whether a verb stands in a comparison. */
function compares(sheet: Sheet, group: VerbGroup, last: number): boolean {
  for (let i = last; i <= last + 4; i++) if (sheet.norm(i) === 'than') return true
  return correlates(sheet, group)
}

/** "A hot bath, ten slow breaths, and your IT band relaxes": what things are said to bring about; another thing that may be so is no effect of them. */
function isPromised(sheet: Sheet, { subject, kind }: VerbGroup): boolean {
  if (!subject || sheet.norm(subject.first - 1) !== 'and') return false
  const comma = sheet.norm(subject.first - 2) === ','
  return (
    (comma || kind === 's') && !sheet.groups.some((g) => g.first < subject.first && (finite.has(g.kind) || orders(g)))
  )
}

/** The claim's predicate replaced by each phrase that the evidence allows, in the form of the verb that stands there. */
export function fitting(sheet: Sheet, group: VerbGroup, claim: Claim): Edit[][] {
  // "Needs to let go": one verb of two words.
  if (sheet.norm(group.main - 1) === 'let') return []
  const governor = governing(sheet, group)
  const head = governor ?? firstJoined(sheet, group)
  const last = lastOfPredicate(sheet, group)
  // "are the reason why knees hurt": the clause would be left behind.
  if (clausal.has(sheet.norm(last + 1))) return []
  // "no longer braces the spine": the evidence's words would be denied.
  if (noLonger(sheet, head.main)) return []
  // "slides between the sheets, layer from layer": what would be left behind the evidence's words belongs to those it had.
  if (isListed(sheet, last)) return []
  // "The more you go, the sooner it lets go", "faster than after toast": the evidence's words compare nothing.
  if (compares(sheet, head, last)) return []
  // Without a pattern's predicate nothing tells the effect that is claimed from what is done for it, but that an aim is an infinitive.
  const explicit = sheet.finding.predicate !== undefined || !(claim.fits.length + claim.facts.length)
  if (finite.has(head.kind)) {
    const listed = ['list-item', 'table-cell', 'heading', 'front-matter'].includes(sheet.sentence.passage.kind)
    if (!head.subject && (head.kind !== 's' || !(listed || sheet.finding.predicate))) return []
    const { place } = sheet.finding
    const outside = group.main < place.first || group.first > place.last
    if (!explicit && (outside || isIncidental(sheet, head) || isLeftOver(sheet, last))) return []
    const subject = head.subject
    if (isContact(sheet, head) || isPointing(sheet, head) || isCleft(sheet, head) || isPromised(sheet, head)) return []
    // "Keep it on until you feel it go": a time, no effect.
    if (subject && persons.has(sheet.norm(subject.last)) && isIncidental(sheet, head)) return []
    if (subject && persons.has(sheet.norm(subject.last)))
      return !sheet.finding.predicate || sheet.norm(subject.last) !== 'you'
        ? []
        : claim.aims.map((text) => write(sheet, head, last, `may ${text}`))
    // "Folks who roll daily": what is said of a thing is not said of them.
    const clause = sheet.sentence.tokens.slice(0, head.first)
    const opens = clause.findLastIndex(({ kind }) => kind === 'punctuation') + 1
    if (clause.slice(opens).some(({ norm }) => norm === 'who')) return []
    if ((subject && !suits(sheet, subject, claim)) || pointsBack(sheet, last)) return []
    const told = subject && pronouns.has(sheet.norm(subject.last)) && !isNamedBefore(sheet, subject.first, claim)
    // "It flushes out toxins" at the head of a passage: nothing tells what it is.
    if (told && (!explicit || !sheet.sentence.passage.text.slice(0, sheet.sentence.start).trim())) return []
    // "… clears within an hour before you'd walked home"
    const timed = whens.has(sheet.norm(last + 1))
    const facts = (
      told || goesOnClaiming(sheet, last) ? [] : claim.facts.filter((text) => !timed || !isTimed(text.split(' ')))
    )
      .map((text) => withoutMeasure(sheet, head, text))
      .flatMap((text) => {
        const one = isOne(sheet, head)
        const form = one === undefined ? undefined : conjugate(text, one ? 's' : 'base', sheet.verbs)
        return form === undefined ? [] : [write(sheet, head, last, agree(form, one === false))]
      })
    const others = siblings(sheet, head).filter(({ start }) => start > sheet.span(last, last).start)
    // "may ease pain for a while and let the tear knit": what is joined goes on claiming more than is carried.
    const unfit =
      exceeds('possible', claim.carries) && goesOnClaiming(sheet, last) && speaksFor(sheet, last + 1, sheet.last + 1)
    const fits = (unfit ? [] : claim.fits).flatMap((text) => {
      if (repeats(sheet, head.first, last, text)) return []
      // "may be … linked with pain for her sore knee"
      if (sheet.norm(last + 1) === 'for' && / (?:with|in|for) /.test(text)) return []
      const done = head.kind === 'past' ? conjugate(text, 'participle', sheet.verbs) : text
      // "for a while while …"
      if (text.endsWith(' while') && [last + 1, head.first - 2, head.first - 3].some((i) => sheet.norm(i) === 'while'))
        return []
      return done === undefined ? [] : [`may ${head.kind === 'past' ? 'have ' : ''}${done}`]
    })
    return [...facts, ...fits.map((text) => [...write(sheet, head, last, text), ...others])]
  }
  if (!explicit && group.kind !== 'infinitive') return []
  // "Eating breakfast kick-starts it": a subject, whatever its verb.
  if (group.kind === 'ing' && group.first === sheet.opening) return []
  // "It makes the band let go": what it is made to do is no verb of its own.
  const isMade = sheet.groups.some(
    (g) => g.main < group.main && group.main - g.main < 6 && ['make', 'let'].includes(g.reading?.base ?? ''),
  )
  if (isMade && ![group.first, group.first - 1].some((i) => sheet.norm(i) === 'to')) return []
  // "It gives the knee the raw material to grow back": what a thing is given for is no aim of the reader's.
  if (group.kind === 'infinitive' && isGift(sheet, group)) return []
  // An instruction says what is done; only where it is itself the claim may the aim stand in its place.
  const { predicate } = sheet.finding
  if (group.kind === 'imperative' && predicate && (predicate.first > group.main + 1 || predicate.last < group.main))
    return []
  // "Strap it, chalk it, lift": one of several orders.
  if (group.kind === 'imperative' && (isOrder(sheet, last + 2, ',') || (!predicate && isJoined(sheet, group))))
    return []
  // "Wake up your glutes by squeezing them": the evidence's words would claim that this does it.
  const means = sheet.sentence.tokens.some(
    ({ norm }, i) => i > last && norm === 'by' && sheet.norm(i + 1).endsWith('ing'),
  )
  if (group.kind === 'imperative' && means) return []
  return claim.aims.flatMap((text) => {
    if (isTimed(text.split(' ')) && isTimed(sheet.sentence.tokens.slice(last + 1).map(({ norm }) => norm))) return []
    const form = group.kind === 'ing' ? 'ing' : 'base'
    const words = conjugate(text, form, sheet.verbs)
    return words === undefined ? [] : [[sheet.over(group.main, last, words)]]
  })
}

/** "It means growth and makes you stronger": behind a fact the second verb would claim on. */
const goesOnClaiming = (sheet: Sheet, last: number) =>
  ['and', 'or'].includes(sheet.norm(last + 1)) &&
  sheet.groups.some((g) => g.first === last + 2 && finite.has(g.kind) && !g.subject && !isPlainFact(sheet, g))

const giving = new Set(['give', 'provide', 'supply', 'offer', 'bring', 'deliver', 'hand', 'send', 'contain', 'hold'])

/** Whether an infinitive says what something is for that a thing gives. */
const isGift = (sheet: Sheet, { first }: VerbGroup) =>
  !sheet.groups.some((g) => orders(g) && g.main < first) &&
  sheet.sentence.tokens.slice(0, first).some(({ norm }, i) => {
    // "my hands", "a long hold"
    const noun = determiners.has(sheet.norm(i - 1)) || sizes.has(sheet.norm(i - 1))
    return !noun && giving.has(verbOf(norm, sheet.verbs)?.base ?? '')
  })

/** Whether some words say how long: of "Lie there for as long as you can bear" and "Stay for about a minute" one cannot stand beside the other. */
const isTimed = (words: readonly string[]) =>
  words.some(
    (word, i) =>
      /^(?:(?:second|minute|min|hour)s?|time|while)$/.test(word) ||
      word === 'until' ||
      word === 'till' ||
      (word === 'as' && words[i + 1] === 'long' && words[i + 2] === 'as'),
  )

/** Whether an order starts at a token, behind a word or mark. */
const isOrder = (sheet: Sheet, at: number, behind: string) =>
  sheet.norm(at - 1) === behind && sheet.groups.some((g) => g.first === at && orders(g))

/** "Turn it over, and do the other side": an order joined to one before it. */
const isJoined = (sheet: Sheet, group: VerbGroup) =>
  ['and', ','].includes(sheet.norm(group.first - 1)) && sheet.groups.some((g) => g.main < group.first && orders(g))

/** Words of the predicate that would be left behind a phrase in its place: all but what says when, and another clause. */
function isLeftOver(sheet: Sheet, last: number): boolean {
  const next = sheet.sentence.tokens[last + 1]
  if (!next || last >= sheet.closing) return false
  if (next.kind !== 'punctuation') return !whens.has(next.norm)
  const joined = ['and', 'so', 'which'].includes(sheet.norm(last + 2)) || sheet.norm(last + 1) === '('
  return joined && sheet.finding.place.last > last + 2
}

/** Whether words without a verb stand behind a comma that follows a token. */
function isListed(sheet: Sheet, last: number): boolean {
  if (sheet.norm(last + 1) !== ',') return false
  let end = last + 2
  while (end <= sheet.closing && sheet.sentence.tokens[end]!.kind !== 'punctuation') end++
  const opens = sheet.norm(last + 2)
  if (subordinators.has(opens) || prepositions.has(opens) || isAdverb(opens) || whens.has(opens)) return false
  if (['every', 'all', 'no'].includes(opens) || closes(sheet, last + 1)) return false
  return !sheet.groups.some((g) => g.first >= last + 2 && g.first < end)
}

const whens = new Set(['after', 'before', 'during', 'when', 'while', 'if', 'because', 'since', 'today', 'afterwards'])

/** "These are clues": what a pronoun points to is named behind the verb, so it is not the claim's subject. */
function isPointing(sheet: Sheet, { kind, first, main, subject }: VerbGroup): boolean {
  return kind === 'be' && first === main && ['this', 'that', 'these', 'those'].includes(sheet.norm(subject?.last ?? -1))
}

/** "It is your hips that pay": "it" names nothing. */
function isCleft(sheet: Sheet, { kind, first, main, subject }: VerbGroup): boolean {
  if (kind !== 'be' || first !== main || sheet.norm(subject?.last ?? -1) !== 'it') return false
  for (let i = main + 2; i < sheet.closing; i++) if (['that', 'who', 'which'].includes(sheet.norm(i))) return true
  return false
}

/** "… and takes them apart": a verb joined behind the predicate, about what the predicate named. */
function pointsBack(sheet: Sheet, last: number): boolean {
  // "cut off soreness before it starts"
  if (whens.has(sheet.norm(last + 1)) && ['it', 'they'].includes(sheet.norm(last + 2))) return true
  for (let i = last + 2; i < sheet.closing; i++) {
    const joined = sheet.norm(i - 1) === 'and' && verbOf(sheet.norm(i), sheet.verbs)?.form === 's'
    if (joined && ['them', 'it'].includes(sheet.norm(i + 1))) return true
  }
  return false
}

/** "In most people with pain, weak hips … in some people": nouns of the evidence's words that stand in the rest of the sentence already. */
const repeats = (sheet: Sheet, first: number, last: number, text: string) =>
  text
    .split(' ')
    .some(
      (word) =>
        repeated.has(word) && sheet.sentence.tokens.some(({ norm }, i) => norm === word && (i < first || i > last)),
    )
const repeated = new Set(['people', 'pain', 'while', 'soreness', 'knee', 'knees', 'back'])

/** "Every pound burns … per pound": what the subject counts by is not said twice. */
function withoutMeasure(sheet: Sheet, { subject }: VerbGroup, text: string): string {
  const [measure, noun] = / per (\w+)$/.exec(text) ?? []
  if (!measure || !subject) return text
  for (let i = subject.first; i <= subject.last; i++) if (sheet.norm(i) === noun) return text.slice(0, -measure.length)
  return text
}

/** "be" of several is "are". */
function agree(text: string, several: boolean): string {
  return several ? text.replace(/^be\b/, 'are') : text
}

function write(sheet: Sheet, head: VerbGroup, last: number, text: string): Edit[] {
  let from = head.first
  while (from > 0 && isAdverb(sheet.norm(from - 1))) from--
  return [sheet.over(from, last, sheet.norm(head.first).startsWith("'") ? ` ${text}` : text)]
}

/** The verb that leads to an infinitive: "helps to break up" is one predicate. */
function governing(sheet: Sheet, group: VerbGroup): VerbGroup | undefined {
  if (group.kind !== 'infinitive') return undefined
  const before = sheet.groups[sheet.groups.indexOf(group) - 1]
  if (!before?.reading || !leading.has(before.reading.base) || !finite.has(before.kind)) return undefined
  for (let i = before.main + 1; i < group.main; i++)
    if (sheet.norm(i) !== 'to' && !isAdverb(sheet.norm(i))) return undefined
  return before
}
