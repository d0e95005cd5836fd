import type { Claim } from '../model.ts'
import { type VerbTable, verbOf } from '../reword/grammar/verbs.ts'
import type { Words } from './add.ts'
import type { Pack } from './parse.ts'

/** Words before a verb in its base form, which rewordings set themselves. */
const before = new Set('may might can could will would shall should must to not'.split(' '))

/**
 * A pack whose wordings fit where rewordings put them: what does not is told and left out.
 * @param verbs the verbs that are known
 */
export function withFittingWordings(pack: Pack, verbs: VerbTable, words: Pick<Words, 'inflect'>): Pack {
  const fits = (claim: Claim, key: 'fits' | 'facts' | 'aims' | 'subject') =>
    claim[key].filter((phrase, i) => {
      const fault = key === 'subject' ? faultOfSubject(phrase, words) : faultOfPhrase(phrase, verbs)
      if (fault) pack.tellIn(claim.id, key, i, `“${phrase}” ${fault}.`)
      return !fault
    })
  const claims = pack.claims.map((claim) => ({
    ...claim,
    fits: fits(claim, 'fits'),
    facts: fits(claim, 'facts'),
    aims: fits(claim, 'aims'),
    subject: fits(claim, 'subject'),
  }))
  return { ...pack, claims }
}

/** What keeps a phrase from being a verb phrase in its base form, as it stands behind “may”. */
function faultOfPhrase(phrase: string, verbs: VerbTable): string | undefined {
  const [first = ''] = phrase.split(' ')
  if (/[.!?,;:]$/.test(phrase)) return `is put into a sentence: leave out the “${phrase.at(-1)}”`
  if (/^\p{Lu}/u.test(first)) return `is put into a sentence: write “${first.toLowerCase()}”`
  if (before.has(first)) return `starts with its verb, without the “${first}”`
  const verb = verbOf(first, verbs)
  return verb && verb.form !== 'base' ? `starts with its verb in the base form: write “${verb.base}”` : undefined
}

/** What keeps a word from being found in a subject, where it is looked for in the singular and in small letters. */
function faultOfSubject(word: string, { inflect }: Pick<Words, 'inflect'>): string | undefined {
  if (/\s/.test(word)) return 'is never met: a subject is looked through word by word, so write the one that names it'
  if (word !== word.toLowerCase()) return `is never met: write “${word.toLowerCase()}”`
  const single = [word.replace(/ies$/, 'y'), word.replace(/es$/, ''), word.replace(/s$/, '')].find(
    (base) => base !== word && /^[a-z]{3,}$/.test(base) && !base.endsWith('s') && inflect(base).includes(word),
  )
  return single && `is met only in the plural: write “${single}”, which stands for both`
}
