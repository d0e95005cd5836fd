// Compares the rewordings that are offered with those that editors have read: training/aside/rewordings.jsonl has a line for each that was read, with the article
// that it was offered in, its edits and what was found.
//   npm run rewordings -- [--show]
// --show prints those that were refused and those that nobody has read yet, in their paragraphs.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { builtIn } from '../server/src/built-in.ts'
import type { Edit, Finding } from '../server/src/core/index.ts'

/** What was found wrong with a rewording. */
type Fault = 'grammar' | 'wrong thing doubted' | 'half stays' | 'clash' | 'meaning' | 'no claim'

interface Verdict {
  readonly article: string
  readonly claim: string
  readonly edits: readonly (readonly [start: number, end: number, text: string])[]
  /** Absent where an editor would publish it. */
  readonly fault?: Fault
}

const {
  values: { show },
} = parseArgs({ options: { show: { type: 'boolean' } } })
const verdicts = readFileSync('training/aside/rewordings.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Verdict)
const keyOf = (article: string, claim: string, edits: Verdict['edits']) => JSON.stringify([article, claim, edits])
const read = new Map(verdicts.map((verdict) => [keyOf(verdict.article, verdict.claim, verdict.edits), verdict]))

const linter = builtIn()
const first = new Map<string, number>()
const all = new Map<string, number>()
const count = (counts: Map<string, number>, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)

for (const article of new Set(verdicts.map((verdict) => verdict.article))) {
  const text = readFileSync(`training/aside/${article}.md`, 'utf8')
  const document = linter.open(text, { path: `${article}.md` })
  for (const finding of document.findings) {
    const fixes = linter.fixes(document, finding).filter(({ kind }) => kind === 'fit' || kind === 'redirect')
    fixes.forEach(({ edits }, i) => {
      const verdict = read.get(
        keyOf(
          article,
          finding.claim,
          edits.map((e) => [e.start, e.end, e.newText] as const),
        ),
      )
      const what = verdict ? (verdict.fault ?? 'would be published') : 'not read yet'
      count(all, what)
      if (i === 0) count(first, what)
      if (show && what !== 'would be published' && what !== 'no claim') print(article, text, finding, edits, what)
    })
  }
}

/** A rewording in its paragraph. */
function print(article: string, text: string, { claim }: Finding, edits: readonly Edit[], what: string): void {
  const from = text.lastIndexOf('\n', edits[0]!.start) + 1
  const end = text.indexOf('\n', edits.at(-1)!.end)
  let at = from
  let reworded = ''
  for (const edit of edits) {
    reworded += text.slice(at, edit.start) + edit.newText
    at = edit.end
  }
  console.log(`${article} ${claim}: ${what}\n  - ${text.slice(from, end)}\n  + ${reworded}${text.slice(at, end)}\n`)
}

for (const [name, counts] of [
  ['the first that is offered', first],
  ['all that are offered', all],
] as const) {
  // Of what claims nothing no rewording is wanted.
  const known = [...counts].filter(([what]) => what !== 'no claim' && what !== 'not read yet')
  const sum = known.reduce((total, [, n]) => total + n, 0)
  const fine = counts.get('would be published') ?? 0
  console.log(`${name}: ${fine} of ${sum} that were read would be published (${((100 * fine) / sum).toFixed(1)} %)`)
  for (const [what, n] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${n} ${what}`)
}
