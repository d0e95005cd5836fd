import {
  type Connection,
  ErrorCodes,
  type ExecuteCommandParams,
  MessageType,
  type Position,
  ResponseError,
  ShowMessageNotification,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver'
import { comparable } from '../config/paths.ts'
import { type Finding, type Localised, l10n, type Say, sourceUrl } from '../core/index.ts'
import { range } from './convert.ts'
import type { OpenDocument } from './documents.ts'
import { type ClaimReport, fixClaim, fixClaimEverywhere } from './fix-claim.ts'
import { lintWorkspace, type Progress, type Workspace } from './workspace.ts'

/** Opens a source of a claim: the claim's id and the number of the source. */
export const openSource = 'goodform.openSource'
/** Says why and how a document is checked: its address. Answers with text. */
export const why = 'goodform.why'
/** Explains the finding at a place: address and position. Answers with the claim and its card in Markdown, or null. */
export const explainAt = 'goodform.explainAt'
/** Lints the files of the workspace, with progress. Answers with a report. */
export const lintAll = 'goodform.lintFolders'

/** Shows the first finding of an open document: its address. */
export const showFirst = 'goodform.showFirst'

export const commands = [openSource, why, explainAt, lintAll, fixClaim, showFirst]

/** What the commands work with, beside what a run over the workspace needs. */
export interface CommandWorld extends Workspace {
  readonly connection: Connection
  /** What the client can do: apply edits, bind them to a version, show a document or a link, show progress that it did not ask for. */
  readonly client: Readonly<Record<'applies' | 'versioned' | 'showDocument' | 'progress', boolean>>
  /** Whether the server was shut down, so that nothing may be sent any more. */
  readonly over: () => boolean
  /** The findings of a document that no baseline knows. */
  readonly fresh: (document: OpenDocument) => Promise<readonly Finding[]>
  readonly cardAt: (document: OpenDocument, position: Position) => Promise<{ claim: string; card: string } | undefined>
}

/** Runs a command. @throws a ResponseError for one that is unknown or has other arguments than it takes */
export async function execute(
  { command, arguments: given, workDoneToken }: ExecuteCommandParams,
  world: CommandWorld,
  progress: WorkDoneProgressReporter,
  cancelled: () => boolean,
): Promise<unknown> {
  const [first, second]: unknown[] = Array.isArray(given) ? given : []
  switch (command) {
    case openSource: {
      if (typeof first !== 'string' || typeof second !== 'number')
        throw wrong('goodform.openSource takes a claim’s id and the number of a source')
      const source = world.setup.claims().get(first)?.sources[second]
      const uri = source && sourceUrl(source)
      if (!uri) throw wrong(`there is no such source of “${first}”`)
      if (!world.client.showDocument) throw wrong(`this editor opens no links; the source is ${uri}`)
      return world.connection.window.showDocument({ uri, external: true })
    }
    case why: {
      if (typeof first !== 'string') throw wrong('goodform.why takes the address of a document')
      const document = world.documents.get(first)
      await document?.ready
      return world.setup.configuration.why(first, document?.linted?.format.name, world.say)
    }
    case explainAt: {
      const document = typeof first === 'string' ? world.documents.get(first) : undefined
      if (!document || !isPosition(second))
        throw wrong('goodform.explainAt takes the address of an open document and a position')
      const found = await world.cardAt(document, second)
      return found ? { claim: found.claim, markdown: found.card } : null
    }
    case showFirst: {
      const document = typeof first === 'string' ? world.documents.get(first) : undefined
      if (!document) throw wrong('goodform.showFirst takes the address of an open document')
      const [finding] = await world.fresh(document)
      if (!finding || !world.client.showDocument) return null
      const { uri, text } = document
      return world.connection.window.showDocument({ uri, selection: range(text, finding.span), takeFocus: true })
    }
    case lintAll:
      return withProgress(world.say(l10n.t('Goodform: checking the workspace')), progress, cancelled, world, (own) =>
        lintWorkspace(world, own),
      )
    case fixClaim: {
      if (typeof first !== 'string' || !world.setup.claims().has(first))
        throw wrong('goodform.fixClaim takes a claim’s id')
      if (!world.client.applies) throw wrong('this editor does not take edits from a server')
      // A menu's command comes without a place to show progress.
      const own =
        workDoneToken === undefined && world.client.progress
          ? await world.connection.window.createWorkDoneProgress().catch(() => undefined)
          : undefined
      const stopped = () => cancelled() || (own?.token.isCancellationRequested ?? false)
      const report = await withProgress(
        world.say(l10n.t('Goodform: rewording {0}', first)),
        own ?? progress,
        stopped,
        world,
        (by) => fixClaimEverywhere(first, world, world.connection, by, world.client.versioned),
      )
      if (!world.over())
        await world.connection.sendNotification(ShowMessageNotification.type, {
          type: report.notRead.length ? MessageType.Warning : MessageType.Info,
          message: said(report, world.say),
        })
      return report
    }
    default:
      throw wrong(`there is no command “${command}”`)
  }
}

async function withProgress<T>(
  title: string,
  progress: WorkDoneProgressReporter,
  cancelled: () => boolean,
  { over }: Pick<CommandWorld, 'over'>,
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  progress.begin(title, 0, undefined, true)
  try {
    return await work({ report: progress.report.bind(progress) as WorkDoneProgressReporter['report'], cancelled })
  } finally {
    if (!over()) progress.done()
  }
}

/** So many files are named in a message. */
const mostNamed = 3

function said({ files, fixed, left, applied, refused, notRead }: ClaimReport, say: Say): string {
  const named = notRead.slice(0, mostNamed).map(({ uri, why }) => `${nameIn(comparable(uri))} (${why})`)
  const names = [...named, ...(notRead.length > mostNamed ? ['…'] : [])].join(', ')
  return [
    applied
      ? changed(fixed, files)
      : refused
        ? l10n.t('Goodform: nothing was changed: {0}', refused)
        : l10n.t('Goodform: nothing was changed.'),
    ...(left ? [l10n.t('Wordings that want your eye: {0}.', left)] : []),
    ...(names ? [l10n.t('Left out: {0}.', names)] : []),
  ]
    .map(say)
    .join(' ')
}

function changed(fixed: number, files: number): Localised {
  if (fixed === 1) return l10n.t('Goodform: 1 wording changed.')
  if (files === 1) return l10n.t('Goodform: {0} wordings changed in 1 file.', fixed)
  return l10n.t('Goodform: {0} wordings changed in {1} files.', fixed, files)
}

const nameIn = (uri: string) => uri.slice(uri.lastIndexOf('/') + 1)

const wrong = (message: string) => new ResponseError(ErrorCodes.InvalidParams, `Goodform: ${message}.`)

function isPosition(value: unknown): value is Position {
  const { line, character } = (value ?? {}) as Partial<Position>
  return Number.isInteger(line) && Number.isInteger(character)
}
