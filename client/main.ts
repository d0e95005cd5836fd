import { entry } from './entry.ts'

/** Only a worker has it: in the browser the editor runs its extensions in one. */
declare const importScripts: unknown

export const load = () => (typeof importScripts === 'function' ? import('./browser.ts') : import('./desktop.ts'))

export const { activate, deactivate } = entry(load)
