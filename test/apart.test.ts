import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Job, takePart } from '../training/lib/apart.ts'

const folder = mkdtempSync(join(tmpdir(), 'goodform-apart-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('jobs done together', () => {
  it('are each done once, after those whose results they need', async () => {
    const done: string[] = []
    const job = (name: string, ...after: string[]): Job => ({ name, after, run: () => done.push(name) })
    const jobs = [job('decision', 'cases-0', 'cases-1'), job('cases-0', 'fit-0'), job('cases-1', 'fit-1')]
    jobs.push(job('fit-0'), job('fit-1'))
    await Promise.all([takePart(folder, jobs), takePart(folder, jobs)])
    expect([...done].sort()).toEqual(jobs.map(({ name }) => name).sort())
    for (const { name, after } of jobs)
      for (const needed of after) expect(done.indexOf(needed)).toBeLessThan(done.indexOf(name))
  })

  it('are waited for no longer where another process failed', async () => {
    const gone = mkdtempSync(join(tmpdir(), 'goodform-apart-'))
    const waits = takePart(gone, [{ name: 'decision', after: ['fit'], run: () => {} }])
    rmSync(gone, { recursive: true })
    await expect(waits).resolves.toBeUndefined()
  })
})
