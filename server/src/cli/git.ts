import { execFile } from 'node:child_process'
import { relative, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * The files of the work tree that changed, by git: against a commit or in a range, with what is not committed or not yet added. Before the
 * first commit that is all of them. A submodule that changed is told as its folder.
 * @param ref a commit, a branch or a range (`main...HEAD`)
 * @returns paths from `cwd`
 * @throws an Error that says why git could not tell
 */
export async function changedFiles(ref: string, cwd: string): Promise<string[]> {
  // A ref that starts with a dash would be an option of git.
  if (!ref || ref.startsWith('-')) throw new Error(`“${ref}” is no commit.`)
  const git = async (folder: string, ...args: string[]) => {
    try {
      return (await run('git', args, { cwd: folder, maxBuffer: 1 << 28 })).stdout
    } catch (error) {
      const { code, stderr, message } = error as Error & { code?: unknown; stderr?: string }
      if (code === 'ENOENT') throw new Error('it could not be started: is it installed?')
      throw new Error(stderr?.trim().split('\n')[0] || message)
    }
  }
  const top = resolve(cwd, (await git(cwd, 'rev-parse', '--show-cdup')).replace(/\r?\n$/, ''))
  const born = ref !== 'HEAD' || (await git(top, 'rev-parse', '--verify', '--quiet', 'HEAD').catch(() => undefined))
  const [changed, fresh] = await Promise.all([
    born ? git(top, 'diff', '--name-only', '--diff-filter=d', '-z', ref, '--') : git(top, 'ls-files', '--cached', '-z'),
    git(top, 'ls-files', '--others', '--exclude-standard', '-z'),
  ])
  const names = new Set(`${changed}\0${fresh}`.split('\0').filter(Boolean))
  return [...names].map((name) => relative(cwd, resolve(top, name))).sort()
}
