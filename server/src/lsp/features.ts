import { LSPErrorCodes, MarkupKind, ResponseError } from 'vscode-languageserver'
import { type ActionSupport, codeActions, fixAll, fixAllKind } from './actions.ts'
import { familiar } from './baselines.ts'
import { execute } from './commands.ts'
import { exerciseHover } from './exercise-features.ts'
import { fixClaimKind, withClaimEdit } from './fix-claim.ts'
import { hover } from './hover.ts'
import { codeLenses } from './lens.ts'
import type { Session } from './session.ts'

/** Answers what the client asks about findings: hover, code actions, code lenses, commands. */
export function answerFeatures(session: Session): void {
  const { connection, documents, linter, setup, world } = session
  const support = (): ActionSupport => ({
    resolve: session.client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    applies: session.client.workspace?.applyEdit ?? false,
    showDocument: session.client.window?.showDocument?.support ?? false,
    notes: session.client.experimental?.goodformNote === true,
    versioned: session.client.workspace?.workspaceEdit?.documentChanges ?? false,
    pageOf: session.pageOf,
    say: session.say,
  })
  connection.onHover(
    session.guarded(['textDocument', 'position'], async ({ textDocument: { uri }, position }) => {
      const document = documents.get(uri)
      if (!document) return null
      const formats = session.client.textDocument?.hover?.contentFormat
      const markdown = !formats || formats.includes(MarkupKind.Markdown)
      const found = await session.within(document, { start: position, end: position })
      return (
        hover(document, found, document.linter, markdown, session.pageOf, session.say) ??
        exerciseHover(document, position, linter, markdown, session.say)
      )
    }),
  )
  connection.onCodeAction(
    session.guarded(['textDocument', 'range', 'context'], async (params) => {
      const document = documents.get(params.textDocument.uri)
      if (!document) return []
      const found = await session.within(document, params.range)
      return codeActions(document, found, params.context, document.linter, support())
    }),
  )
  connection.onCodeActionResolve(
    session.guarded([], async (action) => {
      const data = action.data as { uri?: unknown; version?: unknown; claim?: unknown } | undefined
      const document = documents.get(String(data?.uri))
      if (!document || (action.kind !== fixAllKind && action.kind !== fixClaimKind)) return action
      await session.findingsOf(document)
      if (document.text.version !== data?.version)
        throw new ResponseError(LSPErrorCodes.ContentModified, 'Goodform: the document has changed.')
      if (action.kind === fixClaimKind) return withClaimEdit(action, document, String(data?.claim), support().versioned)
      return (await fixAll(document, action, document.linter, support())) ?? action
    }),
  )
  connection.onCodeLens(
    session.guarded(['textDocument'], async ({ textDocument: { uri } }) => {
      const document = documents.get(uri)
      if (!document) return []
      const findings = await session.findingsOf(document)
      if (!document.decision?.codeLens) return []
      const known = familiar(document.text.getText(), findings, document.baseline)
      const fresh = known.size ? findings.filter((finding) => !known.has(finding)) : findings
      return codeLenses(fresh, document.linter, session.say)
    }),
  )
  connection.onExecuteCommand(
    session.guarded(['command'], async (params, token, progress) =>
      execute(
        params,
        {
          connection,
          client: {
            applies: support().applies,
            versioned: support().versioned,
            progress: session.client.window?.workDoneProgress ?? false,
          },
          world: { ...world, read: (uri) => session.read(uri) },
          linter,
          setup,
          documents,
          pageOf: session.pageOf,
          say: session.say,
          publish: ({ uri, diagnostics }) => session.publish(uri, diagnostics),
          cardAt: async (document, position) => {
            const [finding] = await session.within(document, { start: position, end: position })
            const card = finding && document.linter.card(finding.claim, finding, session.say)
            return card === undefined ? undefined : { claim: finding!.claim, card }
          },
        },
        progress,
        () => token.isCancellationRequested,
      ),
    ),
  )
}
