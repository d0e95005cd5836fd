import type { LintedDocument } from '../core/index.ts'

/** How long one slice may last, in milliseconds; a keystroke waits no longer than this and one chunk's reading. */
const slice = 4

interface Job {
  readonly work: Iterator<void>
  /** Whether anybody still wants it: a document that has changed since is another document. */
  readonly wanted: () => boolean
  readonly done: (finished: boolean) => void
  readonly failed: (error: unknown) => void
}

/**
 * Reads documents in slices, so that no document, however large, keeps the editor waiting. The one asked for last comes first: that is
 * the one under the writer's hands.
 */
export class Schedule {
  private readonly jobs: Job[] = []
  private asleep = false

  /**
   * Finishes a document's findings.
   * @returns whether it was finished; false when it is not wanted any more
   * @throws what reading it threw
   */
  finish(document: LintedDocument, wanted: () => boolean): Promise<boolean> {
    return new Promise((done, failed) => {
      this.jobs.push({ work: document.work(), wanted, done, failed })
      // A small edit is done within one slice: at once, before anything else.
      this.run()
    })
  }

  /** The same, when there is nothing else to do. */
  finishLast(document: LintedDocument, wanted: () => boolean): Promise<boolean> {
    return new Promise((done, failed) => {
      this.jobs.unshift({ work: document.work(), wanted, done, failed })
      this.sleep()
    })
  }

  private run(): void {
    const start = performance.now()
    while (this.jobs.length) {
      const job = this.jobs[this.jobs.length - 1]!
      try {
        if (!job.wanted()) this.leave(job, false)
        else if (job.work.next().done) this.leave(job, true)
      } catch (error) {
        this.remove(job)
        job.failed(error)
      }
      if (performance.now() - start > slice) break
    }
    if (this.jobs.length) this.sleep()
  }

  /** Goes on after the messages that have come meanwhile. */
  private sleep(): void {
    if (this.asleep) return
    this.asleep = true
    setTimeout(() => {
      this.asleep = false
      this.run()
    }, 0)
  }

  private leave(job: Job, finished: boolean): void {
    this.remove(job)
    job.done(finished)
  }

  private remove(job: Job): void {
    this.jobs.splice(this.jobs.lastIndexOf(job), 1)
  }
}
