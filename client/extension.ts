import type { ExtensionContext } from 'vscode'

/** The client is a file of its own: while this one is loaded, the editor and its other extensions wait. */
declare const require: (file: './client.cjs') => typeof import('./main.ts')

let client: ReturnType<typeof require> | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  await undefined
  client = require('./client.cjs')
  await client.activate(context)
}

export const deactivate = async (): Promise<void> => client?.deactivate()
