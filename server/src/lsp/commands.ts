import {
  type Connection,
  ErrorCodes,
  type ExecuteCommandParams,
  type Position,
  ResponseError,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver'
import { sourceUrl } from '../core/judge/card.ts'
import type { OpenDocument } from './documents.ts'
import { lintWorkspace, type Workspace, type WorkspaceReport } from './workspace.ts'

/** Opens a source of a claim: the claim's id and the number of the source. */
export const openSource = 'goodform.openSource'
/** Says why and how a document is checked: its address. Answers with text. */
export const why = 'goodform.why'
/** Explains the finding at a place: address and position. Answers with the claim and its card in Markdown, or null. */
export const explainAt = 'goodform.explainAt'
/** Lints the files of the workspace, with progress. Answers with a report. */
export const lintAll = 'goodform.lintFolders'

export const commands = [openSource, why, explainAt, lintAll]

/** What the commands work with, beside what a run over the workspace needs. */
export interface CommandWorld extends Workspace {
  readonly connection: Connection
  readonly cardAt: (document: OpenDocument, position: Position) => Promise<{ claim: string; card: string } | undefined>
}

/** Runs a command. @throws a ResponseError for one that is unknown or has other arguments than it takes */
export async function execute(
  { command, arguments: given = [] }: ExecuteCommandParams,
  world: CommandWorld,
  progress: WorkDoneProgressReporter,
  cancelled: () => boolean,
): Promise<unknown> {
  const [first, second] = given as unknown[]
  switch (command) {
    case openSource: {
      const source = world.linter.claims.get(String(first))?.sources[Number(second)]
      const uri = source && sourceUrl(source)
      if (!uri) throw wrong(`there is no such source of “${String(first)}”`)
      return world.connection.window.showDocument({ uri, external: true })
    }
    case why: {
      if (typeof first !== 'string') throw wrong('goodform.why takes the address of a document')
      const document = world.documents.get(first)
      await document?.ready
      return world.setup.configuration.why(first, document?.linted?.format.name)
    }
    case explainAt: {
      const document = typeof first === 'string' ? world.documents.get(first) : undefined
      if (!document || !isPosition(second))
        throw wrong('goodform.explainAt takes the address of an open document and a position')
      const found = await world.cardAt(document, second)
      return found ? { claim: found.claim, markdown: found.card } : null
    }
    case lintAll:
      return lintWithProgress(world, progress, cancelled)
    default:
      throw wrong(`there is no command “${command}”`)
  }
}

async function lintWithProgress(
  world: CommandWorld,
  progress: WorkDoneProgressReporter,
  cancelled: () => boolean,
): Promise<WorkspaceReport> {
  progress.begin('Goodform: checking the workspace', 0, undefined, true)
  try {
    return await lintWorkspace(world, progress, cancelled)
  } finally {
    progress.done()
  }
}

const wrong = (message: string) => new ResponseError(ErrorCodes.InvalidParams, `Goodform: ${message}.`)

function isPosition(value: unknown): value is Position {
  const { line, character } = (value ?? {}) as Partial<Position>
  return Number.isInteger(line) && Number.isInteger(character)
}
