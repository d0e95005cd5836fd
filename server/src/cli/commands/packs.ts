import {
  type CompiledPacks,
  checkExamples,
  type Linter,
  leastFlags,
  mostOfClaim,
  type ReadPack,
  type Teaching,
  visibleLines,
} from '../../core/index.ts'
import { positions } from '../../report/positions.ts'
import { withUserPacks } from '../../user-packs.ts'
import { saying } from '../check/check.ts'
import type { Io } from '../io/io.ts'

/**
 * `goodform packs test`: reads packs as the linter does and runs their examples.
 * @param paths files; they are read together, so that one may use another's concepts
 * @param linter makes the linter of packs
 * @returns 0 when all is well, 1 when a pack has a problem, 2 when a file could not be read
 */
export async function testPacks(
  paths: readonly string[],
  base: CompiledPacks,
  linter: (packs: CompiledPacks) => Linter | Promise<Linter>,
  io: Pick<Io, 'read' | 'out' | 'error'>,
): Promise<number> {
  let unread = false
  const files: { path: string; text: string }[] = []
  for (const path of paths) {
    try {
      files.push({ path, text: new TextDecoder('utf-8', { fatal: true }).decode(await io.read(path)) })
    } catch (error) {
      unread = true
      io.error(`goodform: ${path}: ${error instanceof TypeError ? 'not UTF-8 text.' : saying(error)}\n`)
    }
  }
  const { packs, read } = await withUserPacks(base, files)
  const own = await linter(packs)
  const teachings = own.teachings()
  let problems = 0
  for (const file of read) {
    const { holds, onlyLearned, of } = checkExamples(file, own)
    problems += file.problems.length
    const rest = onlyLearned ? `, ${onlyLearned} more are learned from alone` : ''
    io.out(report(file, `${holds} of ${of} examples hold${rest}`))
    const ids = new Set(file.pack?.claims.map(({ id }) => id))
    for (const line of lessons(teachings.filter(({ claim }) => ids.has(claim)))) io.out(`${file.path}: ${line}\n`)
  }
  return unread ? 2 : problems ? 1 : 0
}

function report({ path, text, pack, problems }: ReadPack, examples: string): string {
  const at = positions(text)
  const sorted = [...problems].sort((a, b) => a.start - b.start)
  const lines = sorted.map(({ start, severity, message, code }) => {
    const { line, character } = at(start)
    return `${path}:${line + 1}:${character + 1}: ${severity}: ${message} (${code})\n`
  })
  const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`
  const holds = pack ? `${count(pack.claims.length, 'claim')}, ${examples}` : 'not read'
  return visibleLines(`${lines.join('')}${path}: ${holds}, ${count(problems.length, 'problem')}\n`)
}

/** Which claims were learned from their examples, and why the others were not. */
function lessons(teachings: readonly Teaching[]): string[] {
  const few = teachings.filter(({ examples }) => examples < leastFlags)
  const enough = teachings.filter(({ examples }) => examples >= leastFlags)
  const named = (those: readonly Teaching[]) => those.map(({ claim, examples }) => `${claim} (${examples})`).join(', ')
  const beyond = teachings.filter(({ learned, beyond }) => learned && beyond)
  const lines: [string, readonly Teaching[]][] = [
    ['learned from their examples', enough.filter(({ learned }) => learned)],
    [
      'found by their patterns alone, for there are too many examples to learn from',
      enough.filter(({ learned }) => !learned),
    ],
    [`learned from ${mostOfClaim} examples of each kind at the most; the others are only checked`, beyond],
    [`found by their patterns alone, for fewer than ${leastFlags} examples flag them`, few],
  ]
  return lines.flatMap(([what, those]) => (those.length ? [`${what}: ${named(those)}`] : []))
}
