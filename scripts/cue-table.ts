// npm run cues [-- --tables | --each]: each class of cues, how many labelled wordings of the articles stand under it, and for how many of them the
// label agrees with what the class does; --tables puts the table into docs/reading/tables.md. --each lists the phrases and patterns that weaken wordings
// which are to be told oftener than others: those are too loose.
import { parseArgs } from 'node:util'
import { createMatcher, type Matched } from '../server/src/core/match/matcher.ts'
import type { Token } from '../server/src/core/model.ts'
import { type CueHit, cueClaim, cuesBy, type Effect } from '../server/src/core/weigh/cues.ts'
import { cuesOf } from '../server/src/core/weigh/cues-of.ts'
import { governs } from '../server/src/core/weigh/scope.ts'
import { readArticles } from '../training/lib/articles.ts'
import { writeTables } from '../training/lib/pages.ts'
import { loadEvidence } from './build-packs.ts'
import { readCues } from './cues.ts'

const { values: asked } = parseArgs({ options: { tables: { type: 'boolean' }, each: { type: 'boolean' } } })
const { compiled, cues } = loadEvidence()
const matcher = createMatcher(compiled)
const classes = cuesBy(cues, compiled.concepts.length)

/** Under these a wording is to be left alone; under all others but the ones without a say, it is meant. */
const weakening: ReadonlySet<Effect> = new Set<Effect>(
  'denied needless reported possible questioned refused refuting mythical contrasted'.split(' ') as Effect[],
)
const silent: ReadonlySet<Effect> = new Set<Effect>(['pseudo', 'terminator', 'likely'])

interface Count {
  flags: number
  clears: number
  readonly texts: string[]
}

const byClass = new Map<string, Count>()
const byCue = new Map<string, Count>()
const note = (counts: Map<string, Count>, names: Iterable<string>, flag: boolean, text: string) => {
  for (const name of new Set(names)) {
    const count = counts.get(name) ?? { flags: 0, clears: 0, texts: [] }
    counts.set(name, count)
    if (!flag) count.clears++
    else if (++count.flags <= 3) count.texts.push(text)
  }
}

/** Patterns as they are written, in the order in which each class has them. */
const written = new Map<object, string>()
for (const { id, patterns = [] } of readCues(console.error).sources) {
  const own = compiled.patterns.filter(({ claim }) => claim === cueClaim(id))
  for (const [i, pattern] of own.entries()) written.set(pattern, patterns[i]!)
}

/** The patterns that found a cue, or the phrase as it stands in the sentence. */
function namesOf({ cue, first, last }: CueHit, { matches }: Matched, tokens: readonly Token[]): string[] {
  const patterns = matches.filter((m) => m.pattern.claim === cueClaim(cue.id) && m.first === first && m.last === last)
  if (patterns.length) return patterns.map(({ pattern }) => `${cue.id}: ${written.get(pattern)}`)
  return [`${cue.id}: ${textOf(tokens.slice(first, last + 1))}`]
}

const textOf = (tokens: readonly Token[]) => tokens.map(({ norm }) => norm).join(' ')

for (const { rows } of readArticles('training/corpus'))
  for (const { tokens, labels, source } of rows) {
    const matched = matcher.match(tokens)
    const found = cuesOf(matched, classes, tokens)
    for (const label of labels) {
      if (label.label === 'either') continue
      const inside = tokens.flatMap((token, i) => {
        const { start, end } = source(token)
        return label.start <= start && end <= label.end ? [i] : []
      })
      const first = inside[0]
      if (first === undefined) continue
      const place = { first, last: inside.at(-1)!, head: first, noun: false, own: () => false }
      const hits = found.filter((hit) => governs(tokens, found, hit, place))
      const weak = hits.filter(({ cue }) => weakening.has(cue.effect))
      const flag = label.label === 'flag'
      note(
        byClass,
        hits.map(({ cue }) => cue.id),
        flag,
        '',
      )
      note(
        byCue,
        weak.flatMap((hit) => namesOf(hit, matched, tokens)),
        flag,
        textOf(tokens),
      )
    }
  }

/** A cue is listed where it weakens so many wordings that are to be told, and this share of all. */
const leastFlags = 3
const leastShare = 0.4

const rows = cues.map(({ id, effect, scope }) => {
  const { flags, clears } = byClass.get(id) ?? { flags: 0, clears: 0 }
  const all = flags + clears
  const right = silent.has(effect) || !all ? '' : weakening.has(effect) ? clears : flags
  return `| ${id} | ${effect} | ${scope} | ${all} | ${right} | ${right === '' ? '' : `${Math.round((100 * right) / all)} %`} |`
})
const table = [
  '| class of cues | what it does | scope | labelled wordings under it | the label agrees | share |',
  '| --- | --- | --- | ---: | ---: | ---: |',
  ...rows,
].join('\n')
if (asked.each) {
  const loose = [...byCue].filter(
    ([, { flags, clears }]) => flags >= leastFlags && flags / (flags + clears) > leastShare,
  )
  for (const [name, { flags, clears, texts }] of loose.sort((a, b) => b[1].flags - a[1].flags)) {
    console.log(`${flags} to be told, ${clears} not: ${name}`)
    for (const text of texts) console.log(`    ${text.slice(0, 200)}`)
  }
} else console.log(table)
if (asked.tables) writeTables('cues', table)
