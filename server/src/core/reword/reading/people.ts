import type { VerbGroup } from '../grammar/group.ts'
import { isPlural, prepositions, relatives } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const pronouns = set('i we he she who me us him her mine ours')
/** Nouns that name one person: what somebody does is no effect of what the claim is about. */
const nouns = set(
  'coach trainer teacher instructor therapist physio physiotherapist doctor surgeon nurse masseur masseuse osteopath chiropractor pt gp ' +
    'mum mom mother dad father brother sister wife husband son daughter aunt uncle gran granny grandad grandpa grandmother grandfather nephew ' +
    'niece cousin friend mate neighbour neighbor boss colleague partner man woman boy girl guy lad lady bloke fellow kid child owner author ' +
    'writer reader champion captain manager consultant specialist professor expert scientist researcher somebody someone nobody anybody anyone person stranger sarge sergeant',
)

const owners = set('our my your')

/** Whether a word names one person by what he or she is. */
export const namesPerson = (word: string): boolean => nouns.has(word)

/** Whether a subject is one person or the writer: by a pronoun, a noun or a name. */
export function isPerson(sheet: Sheet, { subject }: VerbGroup, common: (word: string) => boolean): boolean {
  if (!subject) return false
  const head = headOf(sheet, subject)
  const word = sheet.norm(head)
  if (pronouns.has(word) || nouns.has(word)) return true
  // "Our therapists", but "most therapists"
  if (owners.has(sheet.norm(subject.first)) && nouns.has(word.replace(/s$/, ''))) return true
  const written = sheet.words(head, head)
  // Any noun may be capital where it opens a sentence; one of several things is no name.
  const named = /^\p{Lu}\p{Ll}/u.test(written) && !common(word) && !isPlural(word)
  return named && !sheet.sentence.hits.some((hit) => hit.first <= head && head <= hit.last)
}

/** The token of the noun that a subject is named by: the last one before what is added to it ("the pain in the knee"). */
export function headOf(sheet: Sheet, { first, last }: { readonly first: number; readonly last: number }): number {
  for (let i = first + 1; i <= last; i++)
    if (prepositions.has(sheet.norm(i)) || (relatives.has(sheet.norm(i)) && i < last)) return i - 1
  return last
}
