import type { ConfigFiles } from '../config/find.ts'
import { comparable } from '../config/paths.ts'

/** A file that is read, or was read late. */
interface Late {
  readonly key: string
  readonly reading: Promise<string | undefined>
  arrived: boolean
  /** Whether the file has changed since its reading began. */
  changed: boolean
}

/**
 * Files that a document waits for, none for ever: one that takes too long counts as one that cannot be read, and is read on. What it holds
 * is taken up when it comes, and kept until the file changes, so that a slow disk is waited for once.
 */
export class PatientFiles implements ConfigFiles {
  private readonly late = new Map<string, Late>()
  /** What is being read. */
  private readonly pending = new Set<Late>()

  /**
   * @param patience how long a file may take, in milliseconds
   * @param arrived told of a file that took longer, once it is there
   */
  constructor(
    private readonly files: ConfigFiles,
    private readonly patience: number,
    private readonly arrived: (path: string) => void,
  ) {}

  async read(path: string): Promise<string | undefined> {
    const key = comparable(path)
    const late = this.late.get(key)
    if (late?.arrived) return late.reading
    if (late) throw this.tooLate()
    const one: Late = { key, reading: this.files.read(path), arrived: false, changed: false }
    const end = () => void this.pending.delete(one)
    this.pending.add(one)
    one.reading.then(end, end)
    let timer: ReturnType<typeof setTimeout> | undefined
    const waited = new Promise<never>((_, failed) => {
      timer = setTimeout(() => {
        this.wait(path, one)
        failed(this.tooLate())
      }, this.patience)
    })
    try {
      return await Promise.race([one.reading, waited])
    } finally {
      clearTimeout(timer)
    }
  }

  /** Reads files anew, after they have changed. */
  forget(paths: readonly string[]): void {
    for (const key of paths.map(comparable)) {
      this.late.delete(key)
      for (const one of this.pending) one.changed ||= one.key === key
    }
  }

  private wait(path: string, late: Late): void {
    this.late.set(late.key, late)
    const arrived = () => {
      late.arrived = true
      if (this.late.get(late.key) !== late) return
      // It holds what the file was before it changed, so it is read once more.
      if (late.changed) this.late.delete(late.key)
      this.arrived(path)
    }
    late.reading.then(arrived, arrived)
  }

  private tooLate(): Error {
    return new Error(`reading it takes longer than ${this.patience / 1000} s. Until it is there, nothing in it holds`)
  }
}
