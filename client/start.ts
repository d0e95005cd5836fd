import { commands, type Disposable, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import type { ReadingNote } from '../server/src/core/tell/note.ts'
import { announce } from './announce.ts'
import { insertCitation } from './citation.ts'
import { ClaimPages } from './claim-pages.ts'
import { createConfiguration, createPack } from './create.ts'
import { synchronised } from './documents.ts'
import { hideEnd, isEnd, limitedRestarts, quietEnds } from './errors.ts'
import type { Group } from './evidence-tree.ts'
import { claimOf, EvidenceView } from './evidence-view.ts'
import { offerSnippets } from './exercise-snippets.ts'
import { serveFiles } from './files.ts'
import type { Found } from './findings.ts'
import { fixAll, fixFinding } from './fixes.ts'
import { Knowledge } from './knowledge.ts'
import { misread } from './misread.ts'
import { showNote } from './notes.ts'
import { outcomeOf } from './outcome.ts'
import { settingsOf } from './settings.ts'
import { Status } from './status.ts'
import { withReasonSelected } from './suppress.ts'
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
  status.ask = (document) => outcomeOf(client, document)
  client.onDidChangeState(() => {
    if (!client.isRunning()) return
    status.failed(undefined)
    void status.look()
  })
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
  context.subscriptions.push(status, view, lint, pages, offerSnippets(), ...registerTools(client))
  const on = (name: string, act: (...given: never[]) => unknown): Disposable =>
    commands.registerCommand(`goodform.${name}`, act)
  context.subscriptions.push(
    on('restart', restart),
    on('showLog', () => client.outputChannel.show()),
    // A command may be what loaded the client: the server has just been started then.
    on('lintWorkspace', async () => {
      await begun
      await lint.run()
    }),
    on('clearWorkspace', () => lint.clear()),
    on('fixAll', async () => {
      await begun
      if (await fixAll()) did('fixAll')
    }),
    on('fixFinding', (found = view.chosen) => fixFinding(found && 'diagnostic' in found ? found : undefined)),
    on('misread', misread),
    // The server's action for a wrong reading brings the note with it.
    commands.registerCommand('goodform.note', (note: ReadingNote) => showNote(note, pages)),
    on('explain', async (chosen?: Group | Found) => {
      if (await pages.explain(claimOf(chosen))) did('explain')
    }),
    on('openClaim', (chosen?: Group | Found) => pages.open(claimOf(chosen))),
    on('howRead', () => pages.howRead()),
    on('insertCitation', () => insertCitation(knowledge)),
    on('createConfiguration', createConfiguration),
    on('createPack', createPack),
    on('whyChecked', async () => {
      await begun
      await whyChecked(client)
    }),
    on('openSample', () => openSample(context)),
    on('showEvidence', () => view.show({ everywhere: false })),
    on('evidence.article', () => view.show({ everywhere: false })),
    on('evidence.workspace', () => view.show({ everywhere: true })),
    on('evidence.byClaim', () => view.show({ grouping: 'claim' })),
    on('evidence.byVerdict', () => view.show({ grouping: 'verdict' })),
    on('evidence.byFile', () => view.show({ grouping: 'file' })),
    workspace.onDidGrantWorkspaceTrust(() => void restart()),
  )
  void begin()
  return client
}

function options(status: Status): LanguageClientOptions {
  return {
    // The server tells exercise files from other YAML by their name, their schema and their content.
    documentSelector: synchronised(),
    diagnosticPullOptions: { onChange: true, onTabs: true, onFocus: true },
    markdown: { isTrusted: false, supportHtml: false },
    initializationOptions: () => ({
      ...settingsOf(),
      trusted: workspace.isTrusted,
      l10n: l10n.bundle,
    }),
    initializationFailedHandler: () => false,
    errorHandler: limitedRestarts((reason) => status.failed(reason)),
    middleware: {
      workspace: {
        // What nobody has set is not sent: the manifest's defaults would stand for an answer.
        configuration: async (params, token, next) => {
          const answers = await next(params, token)
          if (!Array.isArray(answers)) return answers
          return params.items.map(({ section, scopeUri }, i) =>
            section === 'goodform' ? settingsOf(scopeUri === undefined ? undefined : Uri.parse(scopeUri)) : answers[i],
          )
        },
      },
      provideCodeActions: async (document, range, context, token, next) =>
        (await next(document, range, context, token))?.map(withReasonSelected),
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

/** Notes for the walkthrough that something was done, not only asked for. */
const did = (what: string) => void commands.executeCommand('setContext', `goodform.did.${what}`, true)

/** An article with claims to try things on; it is opened unsaved, so that nothing is written. */
async function openSample(context: ExtensionContext): Promise<void> {
  const file = Uri.joinPath(context.extensionUri, 'samples/roll-away-the-miles.md')
  const content = new TextDecoder().decode(await workspace.fs.readFile(file))
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }))
}
