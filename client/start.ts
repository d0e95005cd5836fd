import { commands, type Disposable, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import type { ClaimSummary } from '../server/src/lsp/protocol.ts'
import { announce } from './announce.ts'
import { insertCitation } from './citation.ts'
import { ClaimPages } from './claim-pages.ts'
import { createConfiguration, createPack } from './create.ts'
import { schemes, selector } from './documents.ts'
import { hideEnd, isEnd, limitedRestarts, quietEnds } from './errors.ts'
import { EvidenceView } from './evidence-view.ts'
import { serveFiles } from './files.ts'
import type { Found } from './findings.ts'
import { Knowledge } from './knowledge.ts'
import { misread } from './misread.ts'
import { showNote } from './notes.ts'
import { Status } from './status.ts'
import { registerTools } from './tools.ts'
import { whyChecked } from './why.ts'
import { WorkspaceLint } from './workspace-lint.ts'

/**
 * Builds the client, registers what desktop and web share, and starts the server without waiting for it:
 * the editor has its commands at once, the findings follow.
 * @param create the one thing that differs: how the server is started
 */
export function start<Client extends BaseLanguageClient>(
  context: ExtensionContext,
  create: (options: LanguageClientOptions) => Client,
): Client {
  const status = new Status()
  const client = create(options(status))
  quietEnds(client)
  client.onDidChangeState(() => client.isRunning() && status.failed(undefined))
  serveFiles(client)
  announce(client, 'goodformNote')
  const knowledge = new Knowledge(client)
  const view = new EvidenceView(knowledge)
  const lint = new WorkspaceLint(client)
  const pages = new ClaimPages(knowledge)
  let begun: Promise<unknown> = Promise.resolve()
  const begin = () => {
    begun = client.start().catch((error) => isEnd(error) || status.failed(reasonOf(error)))
    return begun
  }
  const restart = async () => {
    hideEnd()
    status.failed(undefined)
    knowledge.forget()
    // One that cannot be stopped has ended by itself: that is in the log, and no reason not to begin anew.
    if (client.isRunning()) await client.stop().catch(() => {})
    await begin()
  }
  context.subscriptions.push(status, view, lint, pages, ...registerTools(client))
  const on = (name: string, act: (...given: never[]) => unknown): Disposable =>
    commands.registerCommand(`goodform.${name}`, act)
  context.subscriptions.push(
    on('restart', restart),
    on('showLog', () => client.outputChannel.show()),
    on('lintWorkspace', () => lint.run()),
    on('fixAll', fixAll),
    on('fixFinding', fixFinding),
    on('misread', misread),
    // The server's action for a wrong reading brings the note with it.
    commands.registerCommand('goodform.note', showNote),
    on('explain', (group?: { claim?: ClaimSummary }) => pages.explain(group?.claim?.id)),
    on('openClaim', (group?: { claim?: ClaimSummary }) => pages.open(group?.claim?.id)),
    on('howRead', () => pages.howRead()),
    on('insertCitation', () => insertCitation(knowledge)),
    on('createConfiguration', createConfiguration),
    on('createPack', createPack),
    // A command may be what loaded the client: the server has just been started then.
    on('whyChecked', async () => {
      await begun
      await whyChecked(client)
    }),
    on('openSample', () => openSample(context)),
    on('showEvidence', () => view.reveal()),
    on('evidence.article', () => view.arrange({ everywhere: false })),
    on('evidence.workspace', () => view.arrange({ everywhere: true })),
    on('evidence.byClaim', () => view.arrange({ grouping: 'claim' })),
    on('evidence.byVerdict', () => view.arrange({ grouping: 'verdict' })),
    on('evidence.byFile', () => view.arrange({ grouping: 'file' })),
    workspace.onDidGrantWorkspaceTrust(() => void restart()),
  )
  void begin()
  return client
}

function options(status: Status): LanguageClientOptions {
  return {
    // The server tells exercise files from other YAML by their name, their schema and their content.
    documentSelector: [
      ...selector(),
      { pattern: '**/.goodform.yaml' },
      ...schemes().map((scheme) => ({ language: 'yaml', scheme })),
    ],
    diagnosticPullOptions: { onChange: true, onTabs: true, onFocus: true },
    markdown: { isTrusted: false, supportHtml: false },
    initializationOptions: () => ({
      // Without the methods of VS Code's object: they cannot go to a worker.
      ...JSON.parse(JSON.stringify(workspace.getConfiguration('goodform'))),
      trusted: workspace.isTrusted,
      l10n: l10n.bundle,
    }),
    initializationFailedHandler: () => false,
    errorHandler: limitedRestarts((reason) => status.failed(reason)),
    middleware: {
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const asked = performance.now()
        const report = await next(document, previousResultId, token)
        status.took(Math.round(performance.now() - asked))
        return report
      },
      // The server's line above an article leads to the evidence; other editors show it without a command.
      provideCodeLenses: async (document, token, next) => {
        const lenses = (await next(document, token)) ?? []
        for (const { command } of lenses) if (command) command.command = 'goodform.showEvidence'
        return lenses
      },
    },
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const fixAll = () =>
  commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.goodform', apply: 'first' })

/** From the evidence view: goes to the finding and offers its quick fixes there. */
async function fixFinding({ uri, diagnostic }: Found): Promise<void> {
  await window.showTextDocument(uri, { selection: diagnostic.range })
  await commands.executeCommand('editor.action.quickFix')
}

/** An article with claims to try things on; it is opened unsaved, so that nothing is written. */
async function openSample(context: ExtensionContext): Promise<void> {
  const file = Uri.joinPath(context.extensionUri, 'samples/roll-away-the-miles.md')
  const content = new TextDecoder().decode(await workspace.fs.readFile(file))
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }))
}
