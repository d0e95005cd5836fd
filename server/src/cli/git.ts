import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * The files below a folder that changed, by git: against a commit or in a range, with what is not committed or not yet added.
 * @param ref a commit, a branch or a range (`main...HEAD`)
 * @throws an Error that says why git could not tell
 */
export async function changedFiles(ref: string, cwd: string): Promise<string[]> {
  // A ref that starts with a dash would be an option of git.
  if (ref.startsWith('-')) throw new Error(`“${ref}” is no commit.`)
  const git = async (...args: string[]) => {
    try {
      const { stdout } = await run('git', args, { cwd, maxBuffer: 1 << 28 })
      return stdout.split('\0').filter(Boolean)
    } catch (error) {
      const says = (error as { stderr?: string }).stderr?.trim().split('\n')[0]
      throw new Error(says || (error as Error).message)
    }
  }
  const [changed, fresh] = await Promise.all([
    git('diff', '--name-only', '--diff-filter=d', '-z', '--relative', ref, '--'),
    git('ls-files', '--others', '--exclude-standard', '-z'),
  ])
  return [...new Set([...changed, ...fresh])].sort()
}
