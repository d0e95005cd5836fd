import { execFile } from 'node:child_process'
import { join, relative, resolve, sep } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * The files of the work tree that changed, by git: against a commit, with what is not committed or not yet added, or in a range, without
 * these. Before the first commit that is all of them. A submodule that changed is told as its folder.
 * @param ref a commit, a branch or a range (`main...HEAD`)
 * @param around folders whose repositories are asked, beside that of `cwd`
 * @returns paths from `cwd`
 * @throws an Error that says why git could not tell
 */
export async function changedFiles(ref: string, cwd: string, around: readonly string[] = []): Promise<string[]> {
  // A ref that starts with a dash would be an option of git.
  if (!ref || ref.startsWith('-')) throw new Error(`“${ref}” is no commit.`)
  const names = await Promise.all((await tops(cwd, around)).map((top) => changedIn(top, ref)))
  return [...new Set(names.flat())].map((name) => relative(cwd, name)).sort()
}

async function git(folder: string, ...args: string[]): Promise<string> {
  try {
    return (await run('git', args, { cwd: folder, maxBuffer: 1 << 28 })).stdout
  } catch (error) {
    const { code, stderr, message } = error as Error & { code?: unknown; stderr?: string }
    if (code === 'ENOENT') throw new Error('it could not be started: is it installed?')
    throw new Error(stderr?.trim().split('\n')[0] || message)
  }
}

/** The work trees of a folder and of those around that are in none of them. @throws where the folder and one of these are in none */
async function tops(cwd: string, around: readonly string[]): Promise<string[]> {
  const topOf = async (folder: string) =>
    resolve(folder, (await git(folder, 'rev-parse', '--show-cdup')).replace(/\r?\n$/, ''))
  const own = await topOf(cwd).catch((error: Error) => error)
  const found = typeof own === 'string' ? [own] : []
  for (const folder of new Set(around.map((one) => resolve(cwd, one)))) {
    if (found.some((top) => folder === top || folder.startsWith(join(top, sep)))) continue
    found.push(await topOf(folder))
  }
  if (!found.length) throw own
  return found
}

/** The absolute paths of what changed in a work tree. */
async function changedIn(top: string, ref: string): Promise<string[]> {
  const born = ref !== 'HEAD' || (await git(top, 'rev-parse', '--verify', '--quiet', 'HEAD').catch(() => undefined))
  const [changed, fresh] = await Promise.all([
    born ? git(top, 'diff', '--name-only', '--diff-filter=d', '-z', ref, '--') : git(top, 'ls-files', '--cached', '-z'),
    ref.includes('..') ? '' : git(top, 'ls-files', '--others', '--exclude-standard', '-z'),
  ])
  return `${changed}\0${fresh}`
    .split('\0')
    .filter(Boolean)
    .map((name) => resolve(top, name))
}
