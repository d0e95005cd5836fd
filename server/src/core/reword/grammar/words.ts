/** The closed classes of English, as far as finding a clause's verb and subject needs them. Words are lower case, quotes straight. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Modals, by what they are without a negation; a clitic stands for its word. */
export const modals = set(
  "will would can could may might must shall should 'll won't wouldn't can't cannot couldn't mustn't shouldn't",
)
export const bes = set("is are am was were isn't aren't wasn't weren't 're 'm")
export const haves = set("has have had hasn't haven't hadn't 've")
export const dos = set("do does did don't doesn't didn't")
export const determiners = set(
  'the a an this that these those your my our their his her its every each any some no all both most many more few several such what which whose another fewer less enough plenty',
)
/** Numbers in words. */
export const numbers: ReadonlySet<string> = new Set(
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half hundred thousand'.split(
    ' ',
  ),
)
/** Pronouns that can be a subject, and whether a verb in the present agrees with them as with one (`s`) or not. */
export const subjectPronouns: ReadonlyMap<string, 's' | 'base'> = new Map([
  ...['it', 'this', 'that', 'he', 'she', 'everything', 'nothing', 'something', 'everyone', 'everybody', 'one'].map(
    (word) => [word, 's'] as const,
  ),
  ...['i', 'you', 'we', 'they', 'these', 'those', 'both', 'many', 'most', 'some'].map(
    (word) => [word, 'base'] as const,
  ),
])
/** Verbs that a bare verb goes with: “helps build”. */
export const bareAfter = set('let lets make makes making made help helps helping helped see watch feel')
export const relatives = set('which who that')
export const prepositions = set(
  'of in on at for from with without by into onto through to over under between among across around about against along during per within than like as upon inside outside towards toward beyond near beside off after before until till via beneath below above behind',
)
export const subordinators = set(
  'because when while if whether although though since so but unless whereas as until till and or then that which who where how why what',
)
export const adverbs = set(
  'also really actually literally completely effectively quickly simply even instantly always truly fully never often usually sometimes just only still then now soon gradually directly naturally slowly gently definitely certainly undoubtedly surely inevitably automatically absolutely basically probably generally already again ever all both afterwards beforehand later today tomorrow tonight once twice overnight forever altogether together backwards forwards inwards outwards upwards downwards sideways',
)
/** Adverbs that strengthen; they go where a claim is weakened. */
export const boosters = set(
  'always literally definitely certainly undoubtedly surely inevitably automatically absolutely truly really actually simply completely instantly',
)
/** How often: said by a possibility already. */
export const frequencies = set('usually often typically generally mostly commonly normally')
export const irregularPlurals = set('people men women children feet teeth data muscles')
const particles = set('up down out off away apart loose back over through')
/** Adjectives that no verb looks like; one behind a word says that the word is no noun. */
const adjectives = set(
  'old new fresh extra excess tight sore stubborn deep better stronger longer leaner bigger faster',
)
/** Adjectives that stand before what is done or used. */
export const sizes = set('heavy light little small big short long slow quick deep low high full single extra weighted')
export const objectPronouns = set('you it them us me him her yourself yourselves themselves itself everything anything')

/** Whether a word looks like a plural noun. */
export function isPlural(word: string): boolean {
  return irregularPlurals.has(word) || (/[^su'i]s$/.test(word) && word.length > 3)
}

/** Words in -ly that are no adverbs, or belong to the noun before them (“three cups daily”). */
const adjectivesInLy = set(
  'only belly family wobbly ugly silly friendly lovely lively lonely costly deadly jelly curly oily woolly smelly knobbly crinkly wrinkly fly supply reply apply rely ally tally unruly orderly elderly likely unlikely bubbly burly holy scaly wooly gnarly daily weekly monthly nightly hourly yearly early',
)

/** Whether a word is an adverb: listed, or one in -ly. */
export function isAdverb(word: string): boolean {
  return adverbs.has(word) || (word.length > 4 && word.endsWith('ly') && !adjectivesInLy.has(word))
}

const per = new Set(['a', 'an', 'per', 'each', 'every'])
const times = new Set('day night week month year hour morning evening session side leg'.split(' '))

/** Whether two words say how often something comes, and are no object of a verb: "side bends a day". */
export const isRate = (word: string | undefined, next: string | undefined): boolean =>
  per.has(word ?? '') && times.has(next ?? '')

/** Whether a word describes the noun behind it, by the two words before it: "a visibly flatter stomach". */
export const isAttributive = (beforeLast: string | undefined, last: string | undefined): boolean =>
  last?.endsWith('ly') === true && isAdverb(last) && determiners.has(beforeLast ?? '')

/** Verbs of two words, the first of them a noun: "foam roll your calves". */
const compounds: ReadonlySet<string> = new Set(
  (
    'foam roll|strength train|cross train|weight train|resistance train|circuit train|interval train|power walk|power lift|race walk|speed walk|hill walk|' +
    'trail run|carb load|meal prep|ice bath|belly breathe'
  ).split('|'),
)

/** Whether a noun and the verb behind it, given by its base, are one verb. */
export const isCompoundVerb = (noun: string, base: string): boolean => compounds.has(`${noun} ${base}`)

/** Whether a word may follow a verb as its object, particle or complement, so that the word before it is no noun. */
export function startsComplement(word: string | undefined): boolean {
  return (
    word !== undefined &&
    (determiners.has(word) ||
      adjectives.has(word) ||
      particles.has(word) ||
      objectPronouns.has(word) ||
      isAdverb(word) ||
      word === 'to')
  )
}

/** Whether a word can end a subject: a noun, or a pronoun that can be one. */
export function endsSubject(word: string | undefined): boolean {
  if (word === undefined || !/^[\p{L}\d)"%]/u.test(word)) return false
  if (subjectPronouns.has(word) || relatives.has(word)) return true
  return !(
    determiners.has(word) ||
    prepositions.has(word) ||
    subordinators.has(word) ||
    adverbs.has(word) ||
    modals.has(word) ||
    bes.has(word) ||
    haves.has(word) ||
    dos.has(word) ||
    word === 'be' ||
    word === 'been' ||
    word === 'being' ||
    word === 'having' ||
    word === 'not'
  )
}
