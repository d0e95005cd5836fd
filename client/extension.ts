import { entry } from './entry.ts'

/** The client is a file of its own: while this one is loaded, the editor and its other extensions wait. */
declare const require: (file: './client.cjs') => typeof import('./main.ts')

export const { activate, deactivate } = entry(async () => require('./client.cjs').load())
