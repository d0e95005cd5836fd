// npm run cues [-- --write]: each class of cues, how many labelled wordings of the articles stand under it, and for how many of them the label
// agrees with what the class does; --write puts the table into docs/reading.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { createMatcher } from '../server/src/core/match/matcher.ts'
import { cuesBy, type Effect } from '../server/src/core/weigh/cues.ts'
import { cuesOf } from '../server/src/core/weigh/cues-of.ts'
import { governs } from '../server/src/core/weigh/scope.ts'
import { readArticles } from '../training/lib/articles.ts'
import { loadEvidence } from './build-packs.ts'

const { compiled, cues } = loadEvidence()
const matcher = createMatcher(compiled)
const classes = cuesBy(cues, compiled.concepts.length)

/** Under these a wording is to be left alone; under all others but the ones without a say, it is meant. */
const weakening: ReadonlySet<Effect> = new Set<Effect>(
  'denied needless reported possible questioned refused refuting mythical contrasted'.split(' ') as Effect[],
)
const silent: ReadonlySet<Effect> = new Set<Effect>(['pseudo', 'terminator', 'likely'])

const counts = new Map(cues.map((cue) => [cue.id, { cue, flags: 0, clears: 0 }]))
for (const { rows } of readArticles('training/corpus'))
  for (const { tokens, labels, source } of rows) {
    const found = cuesOf(matcher.match(tokens), classes, tokens)
    for (const label of labels) {
      if (label.label === 'either') continue
      const inside = tokens.flatMap((token, i) => {
        const { start, end } = source(token)
        return label.start <= start && end <= label.end ? [i] : []
      })
      const first = inside[0]
      if (first === undefined) continue
      const place = { first, last: inside.at(-1)!, head: first, noun: false, own: () => false }
      for (const [id, count] of counts)
        if (found.some((hit) => hit.cue.id === id && governs(tokens, found, hit, place)))
          label.label === 'flag' ? count.flags++ : count.clears++
    }
  }

const rows = [...counts.values()].map(({ cue, flags, clears }) => {
  const all = flags + clears
  const right = silent.has(cue.effect) || !all ? '' : weakening.has(cue.effect) ? clears : flags
  return `| ${cue.id} | ${cue.effect} | ${cue.scope} | ${all} | ${right} | ${right === '' ? '' : `${Math.round((100 * right) / all)} %`} |`
})
const table = [
  '| class of cues | what it does | scope | labelled wordings under it | the label agrees | share |',
  '| --- | --- | --- | ---: | ---: | ---: |',
  ...rows,
].join('\n')
console.log(table)
if (process.argv.includes('--write')) {
  const page = readFileSync('docs/reading.md', 'utf8')
  writeFileSync('docs/reading.md', page.replace(/(<!-- cues -->\n)[\s\S]*?(<!-- \/cues -->)/, `$1\n${table}\n\n$2`))
}
