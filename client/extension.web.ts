import type { ExtensionContext } from 'vscode'

let client: { dispose(): Promise<void> } | undefined

/** Loads the client behind this call, so that the editor and its other extensions do not wait for it. */
export async function activate(context: ExtensionContext): Promise<void> {
  const { launch } = await import('./browser.ts')
  client = launch(context)
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  await client?.dispose()
}
