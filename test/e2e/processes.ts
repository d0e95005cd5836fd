import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Run } from './suite.ts'

/** A process of this run's workbench. */
export interface Process {
  readonly id: number
  /** Its resident memory in megabytes. */
  readonly memory: number
}

/** This run's processes whose command line holds a text. */
export function processes({ workspace }: Run, text: string): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const read = (file: string) => readFileSync(`/proc/${id}/${file}`, 'utf8')
        if (!read('cmdline').includes(text) || !read('environ').includes(dirname(workspace))) return []
        const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(read('status')) ?? []
        return kilobytes ? [{ id: Number(id), memory: Math.round(Number(kilobytes) / 1024) }] : []
      } catch {
        return [] // it has ended meanwhile
      }
    })
}

/** The language servers that run: one, or none. */
export const servers = (run: Run): Process[] => processes(run, 'dist/server.js')
