import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { changedFiles } from '../server/src/cli/io/git.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder with files in it, and git there. */
function place(files: readonly string[] = [], name = 'goodform-') {
  const folder = mkdtempSync(join(tmpdir(), name))
  folders.push(folder)
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  for (const file of files) write(file, 'One.\n')
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always', ...args], {
      cwd: folder,
      stdio: 'ignore',
    })
  const commit = () => {
    git('add', '.')
    git('commit', '-m', 'all')
  }
  return { folder, write, git, commit }
}

describe('the files that changed, by git', () => {
  test('are all before the first commit, added or not', async () => {
    const { folder, git } = place(['a.md', 'b c/ä.md'])
    git('init')
    expect(await changedFiles('HEAD', folder)).toEqual(['a.md', 'b c/ä.md'])
    git('add', '.')
    expect(await changedFiles('HEAD', folder)).toEqual(['a.md', 'b c/ä.md'])
  })

  test('are told from where one stands, those beside it too, on no branch as well', async () => {
    const { folder, git, write, commit } = place(['a.md', 'posts/b.md', 'posts/c.md'], 'good form-')
    git('init')
    commit()
    git('checkout', '--detach')
    write('a.md', 'Two.\n')
    write('posts/b.md', 'Two.\n')
    write('new.md', 'Two.\n')
    expect(await changedFiles('HEAD', join(folder, 'posts'))).toEqual(['../a.md', '../new.md', 'b.md'])
  })

  test('are the folder of a submodule in which something changed', async () => {
    const inner = place(['a.md'])
    inner.git('init')
    inner.commit()
    const { folder, git, write, commit } = place(['b.md'])
    git('init')
    git('submodule', 'add', inner.folder, 'sub')
    commit()
    write('sub/a.md', 'Two.\n')
    expect(await changedFiles('HEAD', folder)).toEqual(['sub'])
  })

  test('in a range are those of its commits alone', async () => {
    const { folder, git, write, commit } = place(['a.md', 'b.md'])
    git('init')
    commit()
    write('a.md', 'Two.\n')
    commit()
    write('b.md', 'Two.\n')
    write('new.md', 'One.\n')
    expect(await changedFiles('HEAD~1...HEAD', folder)).toEqual(['a.md'])
    expect(await changedFiles('HEAD~1', folder)).toEqual(['a.md', 'b.md', 'new.md'])
  })

  test('are those of the repositories that the paths are in, wherever one stands', async () => {
    const outside = place()
    const { folder, git, write } = place(['a.md', 'posts/b.md'])
    git('init')
    write('a.md', 'Two.\n')
    const names = ['a.md', 'posts/b.md'].map((name) => relative(outside.folder, join(folder, name)))
    expect(await changedFiles('HEAD', outside.folder, [folder, join(folder, 'posts')])).toEqual(names)
    await expect(changedFiles('HEAD', folder, [outside.folder])).rejects.toThrow('not a git repository')
  })

  test('are not known outside of a work tree, or of what is no commit, and why is said', async () => {
    const { folder, git } = place()
    await expect(changedFiles('HEAD', folder)).rejects.toThrow('not a git repository')
    git('init', '--bare')
    await expect(changedFiles('HEAD', folder)).rejects.toThrow('work tree')
    const other = place(['a.md'])
    other.git('init')
    other.commit()
    await expect(changedFiles('nowhere', other.folder)).rejects.toThrow('nowhere')
    await expect(changedFiles('--output=x', other.folder)).rejects.toThrow('is no commit')
    await expect(changedFiles('', other.folder)).rejects.toThrow('is no commit')
  })
})
