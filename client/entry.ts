import type { ExtensionContext } from 'vscode'
import { standBy } from './standby.ts'

/** The client's programs: what launches it. */
export interface Program {
  launch(context: ExtensionContext): { dispose(): Promise<void> }
}

/**
 * What the editor calls to begin and to end.
 * @param load loads the client: behind `activate`, so that the editor and its other extensions do not wait for it, and only when it is wanted
 */
export function entry(load: () => Promise<Program>) {
  let client: ReturnType<Program['launch']> | undefined
  return {
    activate: async (context: ExtensionContext): Promise<void> => {
      await undefined
      await standBy(context, async () => {
        const { launch } = await load()
        return () => {
          client = launch(context)
        }
      })
    },
    deactivate: async (): Promise<void> => client?.dispose(),
  }
}
