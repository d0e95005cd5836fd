import { type CancellationToken, MarkupKind } from 'vscode-languageserver'
import { isIn } from '../config/paths.ts'
import type { Finding } from '../core/index.ts'
import { type ActionSupport, codeActions, fixAll, fixAllKind } from './actions.ts'
import { execute } from './commands.ts'
import type { OpenDocument } from './documents.ts'
import { exerciseHover } from './exercise-features.ts'
import { fixClaimKind, withClaimEdit } from './fix-claim.ts'
import { hover } from './hover.ts'
import { codeLenses } from './lens.ts'
import { stopped } from './patiently.ts'
import type { Session } from './session.ts'

/** Answers what the client asks about findings: hover, code actions, code lenses, commands. */
export function answerFeatures(session: Session): void {
  const { connection, documents, linter, setup, world } = session
  const applies = () => session.client.workspace?.applyEdit ?? false
  const versioned = () => session.client.workspace?.workspaceEdit?.documentChanges ?? false
  const showDocument = () => session.client.window?.showDocument?.support ?? false
  const support = (document: OpenDocument, findings: readonly Finding[], token: CancellationToken): ActionSupport => {
    const { resolveSupport, dataSupport } = session.client.textDocument?.codeAction ?? {}
    return {
      resolve: Boolean(dataSupport && resolveSupport?.properties?.includes('edit')),
      everywhere: (uri) =>
        applies() && world.list !== undefined && setup.configuration.folders.some((folder) => isIn(folder, uri)),
      showDocument: showDocument(),
      notes: session.client.experimental?.goodformNote === true,
      versioned: versioned(),
      diagnosticOf: session.diagnosticOf(document, findings),
      say: session.say,
      given: session.given(token),
    }
  }
  connection.onHover(
    session.guarded(['textDocument', 'position'], async ({ textDocument: { uri }, position }, token) => {
      const document = documents.get(uri)
      if (!document) return null
      // The client's order is what it likes best.
      const [best] = session.client.textDocument?.hover?.contentFormat ?? [MarkupKind.Markdown]
      const markdown = best === MarkupKind.Markdown
      const found = await session.within(document, { start: position, end: position }, token)
      return (
        hover(document, found, document.linter, markdown, session.pageOf, session.say) ??
        exerciseHover(document, position, linter, markdown, session.say)
      )
    }),
  )
  connection.onCodeAction(
    session.guarded(['textDocument', 'range', 'context'], async (params, token) => {
      const open = documents.get(params.textDocument.uri)
      if (!open) return []
      const document = await session.finished(open, token)
      const all = document.linted?.findings ?? []
      const found = session.touching(document, all, params.range)
      return codeActions(document, found, params.context, document.linter, support(document, all, token))
    }),
  )
  connection.onCodeActionResolve(
    session.guarded(['title'], async (action, token) => {
      const data = action.data as { uri?: unknown; version?: unknown; claim?: unknown } | null | undefined
      const open = documents.get(String(data?.uri))
      if (!open || (action.kind !== fixAllKind && action.kind !== fixClaimKind)) return action
      const document = await session.finished(open, token)
      if (document.text.version !== data?.version) throw stopped(() => false)
      const how = { versioned: versioned(), given: session.given(token) }
      if (action.kind === fixClaimKind) return withClaimEdit(action, document, String(data?.claim), how)
      return (await fixAll(document, action, document.linter, how)) ?? action
    }),
  )
  connection.onCodeLens(
    session.guarded(['textDocument'], async ({ textDocument: { uri } }, token) => {
      const document = documents.get(uri)
      if (!document) return []
      const fresh = await session.freshOf(document, token)
      return document.decision?.codeLens ? codeLenses(document, fresh, session.say, showDocument()) : []
    }),
  )
  connection.onExecuteCommand(
    session.guarded(['command'], async (params, token, progress) =>
      execute(
        params,
        {
          ...session.workspace,
          connection,
          client: {
            applies: applies(),
            versioned: versioned(),
            showDocument: showDocument(),
            progress: session.client.window?.workDoneProgress ?? false,
          },
          over: () => session.state === 'down',
          fresh: (document) => session.freshOf(document, token),
          cardAt: async (document, position) => {
            const [finding] = await session.within(document, { start: position, end: position }, token)
            const card = finding && document.linter.card(finding.claim, finding, session.say)
            return card === undefined ? undefined : { claim: finding!.claim, card }
          },
        },
        progress,
        session.given(token),
      ),
    ),
  )
}
