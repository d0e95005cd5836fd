import { commands, type Disposable, type ExtensionContext, lm, type TextDocument, window, workspace } from 'vscode'
import { isWanted } from './wanted.ts'

/** A writer stops that long, in milliseconds, before a text is looked at again. */
const pause = 500

/**
 * Stands by until something of Goodform is asked for: a document that it reads, one of its commands, its view, a tool. An extension that is
 * active has to answer to all that its manifest names; here each loads the client, which then answers.
 * @param load loads the client, and gives what launches it
 * @returns when the client is launched, or it is clear that nothing asks for it yet
 */
export async function standBy(context: ExtensionContext, load: () => Promise<() => void>): Promise<void> {
  const { contributes } = context.extension.packageJSON
  let begun: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const standins: Disposable[] = [{ dispose: () => clearTimeout(timer) }]
  const leave = () => {
    for (const standin of standins.splice(0)) standin.dispose()
  }
  const begin = () => {
    begun ??= load().then((launch) => {
      // The client takes the names that the stand-ins have.
      leave()
      launch()
    })
    return begun
  }
  const look = async (document: TextDocument) => {
    if (!begun && (await isWanted(document))) await begin()
  }
  const lookAtAll = () => Promise.all(workspace.textDocuments.map(look))
  standins.push(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidSaveTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => {
      clearTimeout(timer)
      timer = setTimeout(() => void look(document), pause)
    }),
    workspace.onDidChangeConfiguration(lookAtAll),
  )
  await lookAtAll()
  if (begun) return begun
  standins.push(
    ...named(contributes.commands, 'command').map((name) =>
      commands.registerCommand(name, async (...given: unknown[]) => {
        await begin()
        return commands.executeCommand(name, ...given)
      }),
    ),
    ...named(contributes.views.goodform, 'id').map((id) =>
      window.registerTreeDataProvider<never>(id, {
        getTreeItem: (item) => item,
        getChildren: async () => {
          await begin()
          return []
        },
      }),
    ),
    ...named(contributes.languageModelTools, 'name').map((name) =>
      lm.registerTool<object>(name, {
        async invoke(options, token) {
          await begin()
          return lm.invokeTool(name, options, token)
        },
      }),
    ),
  )
  context.subscriptions.push({ dispose: leave })
  return undefined
}

const named = (list: readonly Record<string, unknown>[], key: string): string[] => list.map((one) => String(one[key]))
