import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { access, chmod, chown, constants, open, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises'

/**
 * Replaces a file's content in one step, so that nobody sees half of it. A link stays one: what it leads to is written. The file keeps its
 * mode and its owner; where it has other names (hard links), or its owner cannot be kept, it is written where it stands.
 * @throws an Error with the system's code where it may not be written; it is as it was then
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const old = await stat(target).catch(() => undefined)
  // Who may write in a folder could replace a file there that may not be written.
  if (old) await access(target, constants.W_OK)
  const temporary = `${target}.${randomBytes(4).toString('hex')}.tmp`
  try {
    await writeNew(temporary, text, old ? 0o600 : 0o666)
    if (!old || (await isLike(temporary, old))) return await rename(temporary, target)
    await writeFile(target, text)
    await unlink(temporary)
  } catch (error) {
    await unlink(temporary).catch(() => {})
    throw error
  }
}

/** Writes a file that is not there yet, and waits until the disk has it. */
async function writeNew(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Gives a file the owner and the mode of the one whose place it is to take; whether it can take it. */
async function isLike(path: string, old: Stats): Promise<boolean> {
  if (old.nlink > 1) return false
  const { uid, gid } = await stat(path)
  try {
    if (uid !== old.uid || gid !== old.gid) await chown(path, old.uid, old.gid)
  } catch {
    return false
  }
  await chmod(path, old.mode)
  return true
}
