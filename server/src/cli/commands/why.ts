import { explain } from '../../config/decide.ts'
import { inEnglish, visibleLines } from '../../core/index.ts'
import { endings, languageOf } from '../../kinds.ts'
import { checkFile } from '../check/check.ts'
import type { Checks } from '../check/checks.ts'
import { tellFaults } from '../faults.ts'
import type { Io } from '../io/io.ts'

/**
 * Prints why a file is checked or not, and with which settings. Whether it can be checked is tried out, as `lint` does it.
 * @returns 2 where it, or some of it, cannot be checked as it is meant to be
 */
export async function why(path: string, checks: Checks, io: Io): Promise<number> {
  const { decision, layers, faults } = await checks.of(path)
  const grave = tellFaults(faults, io)
  const wanted = { fix: false, fixes: 'none', neighbourhoods: false, named: [path] } as const
  const report = decision.checked ? await checkFile(path, checks, wanted, io) : undefined
  const { problem } = report ?? {}
  const passedOver =
    languageOf(path) || !decision.checked
      ? []
      : [`In a folder it is passed over: its name does not end in .${endings.join(', .')}.`]
  const reasons =
    problem === undefined
      ? [...decision.why.map(inEnglish), ...passedOver]
      : report?.diagnostics.length
        ? [...decision.why.map(inEnglish), `Not all of it: ${sentence(problem)}`]
        : [`It ${sentence(problem)}`]
  io.out(visibleLines(`${explain(path, { ...decision, why: reasons.map(asGiven) }, layers)}\n`))
  return grave || problem !== undefined ? 2 : 0
}

const sentence = (problem: string) => (problem.endsWith('.') ? problem : `${problem}.`)
const asGiven = (text: string) => ({ text: '{0}', values: [text] })
