/** Names of the columns of an option's row, but for those of the cues, which follow in the order of `cueNames`. */
export const columns = [
  'mention',
  'assertion',
  'mention rank',
  'assertion rank',
  'mention lead',
  'assertion lead',
  'best mention lead',
  'stance',
  'bold',
  'words',
  'pattern',
  'patterns',
  'general',
  'prior',
  'pattern prior',
  'expectation',
  'coverage',
  'coverage around',
  'framing',
  'negation prior',
  'network',
  'network mention',
  'network rank',
  'likely before',
  'aside before',
  'likely behind',
  'aside behind',
  'topic likely before',
  'topic aside before',
  'topic likely behind',
  'topic aside behind',
  'rival',
  'rival of topic',
] as const

/** Where the columns stand in a row. */
export const column = Object.fromEntries(columns.map((name, at) => [name, at])) as Readonly<
  Record<(typeof columns)[number], number>
>

/** Whether a pattern and its cues assert the claim of this row. */
export const isAsserted = (row: ArrayLike<number>): boolean => row[column.pattern]! > 1

/** Cue features that the decision reads. */
export const cueNames = [
  'negated',
  'negatedBehind',
  'negationAnywhere',
  'pseudoNegation',
  'hedged',
  'hedgeAnywhere',
  'likely',
  'reported',
  'reportedAnywhere',
  'endorsed',
  'past',
  'question',
  'presupposed',
  'conditional',
  'quotedWhole',
  'quotedPart',
  'refusedNext',
  'contrastedNext',
  'affirmedNext',
  'refutingNear',
  'refutingBefore',
  'mythHeading',
  'factHeading',
  'questionHeading',
  'mythColumn',
  'factColumn',
  'quotation',
  'heading',
  'listItem',
  'tableCell',
  'imperative',
  'struck',
  'refutation',
  'needless',
  'refutedBehind',
  'mythBefore',
  'density',
  'refutingLater',
  'denyingLater',
  'reportedBefore',
  'quotedThrough',
  'carries',
  'excess',
  'deniedShare',
  'reportedShare',
  'hedgedShare',
  'ownNegations',
] as const

/** What is counted of a mention's cues and of what carries it, and whether the claim holds whatever the topic (`general`: 0 or 1). */
export type CueCounts = Readonly<Record<(typeof cueNames)[number] | 'general', number>>

const negationColumns = (['negated', 'deniedShare', 'ownNegations'] as const).map(
  (name) => columns.length + cueNames.indexOf(name),
)
/** Whether a negation governs a row's claim, or stands among the words that carry it. */
export const isNegated = (row: ArrayLike<number>): boolean => negationColumns.some((column) => row[column]! > 0)
