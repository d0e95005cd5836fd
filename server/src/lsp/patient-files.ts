import type { ConfigFiles } from '../config/find.ts'
import { comparable } from '../config/paths.ts'

/**
 * Files that a document waits for, none for ever: one that takes too long counts as one that cannot be read, and is read on. What it holds
 * is taken up when it comes, and kept until the file changes, so that a slow disk is waited for once.
 */
export class PatientFiles implements ConfigFiles {
  private readonly late = new Map<string, { readonly reading: Promise<string | undefined>; arrived: boolean }>()

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
    const late = this.late.get(comparable(path))
    if (late?.arrived) return late.reading
    if (late) throw this.tooLate()
    const reading = this.files.read(path)
    let timer: ReturnType<typeof setTimeout> | undefined
    const waited = new Promise<never>((_, failed) => {
      timer = setTimeout(() => {
        this.wait(path, reading)
        failed(this.tooLate())
      }, this.patience)
    })
    try {
      return await Promise.race([reading, waited])
    } finally {
      clearTimeout(timer)
    }
  }

  /** Reads files anew, after they have changed. */
  forget(paths: readonly string[]): void {
    for (const path of paths) this.late.delete(comparable(path))
  }

  private wait(path: string, reading: Promise<string | undefined>): void {
    const late = { reading, arrived: false }
    this.late.set(comparable(path), late)
    const arrived = () => {
      late.arrived = true
      if (this.late.get(comparable(path)) === late) this.arrived(path)
    }
    reading.then(arrived, arrived)
  }

  private tooLate(): Error {
    return new Error(`reading it takes longer than ${this.patience / 1000} s. Until it is there, nothing in it holds`)
  }
}
