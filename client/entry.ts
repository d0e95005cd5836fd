import type { ExtensionContext } from 'vscode'

interface Client {
  dispose(): Promise<void>
}

/**
 * What the editor calls to begin and to end.
 * @param load loads the client: behind `activate`, so that the editor and its other extensions do not wait for it
 */
export function entry(load: () => Promise<{ launch(context: ExtensionContext): Client }>) {
  let client: Client | undefined
  return {
    activate: async (context: ExtensionContext): Promise<void> => {
      const { launch } = await load()
      client = launch(context)
    },
    deactivate: async (): Promise<void> => client?.dispose(),
  }
}
