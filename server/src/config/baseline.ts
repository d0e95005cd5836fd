import { type Neighbourhood, noSentence } from '../report/neighbourhood.ts'

/** A finding that is known: its claim, and hashes of its sentence and of those beside it. */
export interface Entry extends Neighbourhood {
  readonly claim: string
}

/** What is known of each file, by its path from the baseline's folder. */
export type Entries = Readonly<Record<string, readonly Entry[]>>

/**
 * Reads a baseline.
 * @throws an Error that says what is wrong with it
 */
export function parseBaseline(text: string): Entries {
  let parsed: { version?: unknown; files?: unknown }
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new Error(`is not JSON: ${(error as Error).message}`)
  }
  const { version, files } = parsed ?? {}
  if (version !== 1 || typeof files !== 'object' || files === null || !Object.values(files).every(areEntries))
    throw new Error('is no baseline of this version; --update-baseline writes a new one over it once it is removed.')
  return files as Entries
}

const areEntries = (list: unknown) =>
  Array.isArray(list) &&
  list.every((entry) =>
    (['claim', 'sentence', 'before', 'after'] as const).every((key) => typeof entry?.[key] === 'string'),
  )

/**
 * The findings of a file that its entries know: by claim and sentence, wherever that stands; or, where the sentence was edited, by claim and
 * both of its neighbours, where there are two. Each entry knows one finding.
 * @returns the findings that are known, and the entries that know none
 */
export function recognise<T extends { readonly claim: string }>(
  entries: readonly Entry[],
  findings: readonly T[],
  neighbourhoodOf: (finding: T) => Neighbourhood,
): { readonly known: ReadonlySet<T>; readonly stale: readonly Entry[] } {
  const known = new Set<T>()
  if (!entries.length) return { known, stale: [] }
  const left = [...entries]
  const claims = new Set(left.map(({ claim }) => claim))
  for (const same of [sameSentence, sameNeighbours])
    for (const finding of findings) {
      if (known.has(finding) || !claims.has(finding.claim)) continue
      const own = neighbourhoodOf(finding)
      const at = left.findIndex((entry) => entry.claim === finding.claim && same(entry, own))
      if (at < 0) continue
      left.splice(at, 1)
      known.add(finding)
    }
  return { known, stale: left }
}

const sameSentence = (entry: Entry, { sentence }: Neighbourhood) => entry.sentence === sentence
const sameNeighbours = (entry: Entry, { before, after }: Neighbourhood) =>
  entry.before !== noSentence && entry.after !== noSentence && entry.before === before && entry.after === after
