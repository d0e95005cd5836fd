import nlp from 'compromise/two'
import type { Inflect } from '../core/index.ts'

/** The parts of compromise that inflect single words; its published types leave them out. */
interface Transform {
  readonly verb: { conjugate(word: string, model: unknown): Readonly<Record<string, string>> }
  readonly noun: { toPlural(word: string, model: unknown): string }
}

/** The forms of a verb, for rewordings. */
export interface VerbForms {
  readonly base: string
  readonly s: string
  readonly past: string
  readonly participle: string
  readonly ing: string
}

const engine = nlp as unknown as { methods(): { two: { transform: Transform } }; model(): unknown }
const closed = new Set(
  (
    'a an the and or but of in on at to for from with without by as if than then not no nor it its you your we our they their he she his her i my me us them ' +
    'this that these those is are was were be been being am do does did has have had can could may might must shall should will would up down out off over ' +
    'into onto through around about per via very too so just only also even more most less least every each all any some'
  ).split(' '),
)

/** Verbs whose forms are too many or too short for the library. */
const irregular: Readonly<Record<string, readonly string[]>> = {
  be: ['be', 'is', 'are', 'am', 'was', 'were', 'been', 'being', "'s", "'re", "'m"],
  have: ['have', 'has', 'had', 'having', "'ve"],
  do: ['do', 'does', 'did', 'done', 'doing'],
  go: ['go', 'goes', 'went', 'gone', 'going'],
}

/** Every form that a word may take as a verb or a noun, itself first; function words, numbers and names of letters stay as they are. */
export const inflect: Inflect = (word) => {
  if (Object.hasOwn(irregular, word)) return irregular[word] as readonly string[]
  if (closed.has(word) || !/^[a-z]{3,}$/.test(word)) return [word]
  const { base, s, past, participle, ing } = verbForms(word)
  const plural = engine.methods().two.transform.noun.toPlural(word, engine.model())
  return [...new Set([word, base, s, past, participle, ing, plural])].filter((form) => /^[a-z'-]+$/.test(form))
}

const memory = new Map<string, VerbForms>()

/** The forms of the verb whose base form is given. */
export function verbForms(base: string): VerbForms {
  const known = memory.get(base)
  if (known) return known
  const found = engine.methods().two.transform.verb.conjugate(base, engine.model())
  const past = found.PastTense || `${base}ed`
  const forms = mended({
    base,
    s: found.PresentTense || `${base}s`,
    past,
    participle: base === 'be' ? 'been' : found.Participle || past,
    ing: found.Gerund || `${base}ing`,
  })
  memory.set(base, forms)
  return forms
}

/** Verbs whose past is their base form. */
const unchanged = new Set(
  'bet bid burst bust cast cost cut forecast hit hurt let put quit read rid set shed shut slit split spread sublet thrust upset beset broadcast offset'.split(
    ' ',
  ),
)

/** The library leaves some verbs as they are; those get the regular endings. */
function mended(forms: VerbForms): VerbForms {
  const { base } = forms
  const stem = /[^aeiou][aeiou][bdgkmnprtvz]$|^[a-z]{0,3}[aeiou][bdgmnprtvz]$/.test(base)
    ? base + base.at(-1)
    : base.replace(/e$/, '')
  const ing = forms.ing.endsWith('ing') && forms.ing !== base ? forms.ing : `${stem}ing`
  if (forms.past !== base || unchanged.has(base)) return { ...forms, ing }
  return { ...forms, ing, past: `${stem}ed`, participle: `${stem}ed` }
}
