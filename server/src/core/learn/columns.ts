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
] as const

const patternColumn = columns.indexOf('pattern')
/** Whether a pattern and its cues assert the claim of this row. */
export const isAsserted = (row: ArrayLike<number>): boolean => row[patternColumn]! > 1

/** Cue features that the decision reads. */
export const cueNames: readonly string[] = [
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
]

const negationColumns = ['negated', 'deniedShare', 'ownNegations'].map(
  (name) => columns.length + cueNames.indexOf(name),
)
/** Whether a negation governs a row's claim, or stands among the words that carry it. */
export const isNegated = (row: ArrayLike<number>): boolean => negationColumns.some((column) => row[column]! > 0)
