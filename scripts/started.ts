import { realpathSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Whether the module of this address (`import.meta.url`) is the program that was started, not one that another imports. */
export function isStarted(address: string): boolean {
  const path = process.argv[1]
  return path !== undefined && pathToFileURL(realpathSync(path)).href === address
}
