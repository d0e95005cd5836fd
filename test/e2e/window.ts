import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

/** So long, in milliseconds, a machine that is slow and busy may take for one thing. */
const slow = 90_000

/** Whether something holds at this moment. */
export type Holds = () => Promise<boolean>

/** The window of the workbench: pictures, keys, and waiting on what is shown, never on time. */
export class Window {
  constructor(
    readonly page: Page,
    private readonly screenshots: string,
  ) {}

  /** Keeps a picture of the whole window. */
  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(this.screenshots, `${name}.png`) })
  }

  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys)
  }

  /** Waits until something holds; says what was seen last when it does not. */
  async until(holds: Holds, what: string, seen?: () => Promise<string>): Promise<void> {
    if (await this.within(slow, holds)) return
    throw new Error(`not seen within ${slow / 1000} s: ${what}${seen ? `; instead ${await seen()}` : ''}`)
  }

  /**
   * Acts until something holds. A key or a click is lost where a widget is still opening, is closing, or is drawn anew:
   * what came of it counts, not that it was done.
   * @param act is done again where its outcome is not seen in a while, each time longer; it must bear that
   * @param holds tells of something that stays, not of what passes: that may have come and gone while it was done again
   * @param patience so long it is waited the first time, in milliseconds
   */
  async make(
    act: () => Promise<unknown>,
    holds: Holds,
    what: string,
    seen?: () => Promise<string>,
    patience = 4_000,
  ): Promise<void> {
    let cause: unknown
    for (const end = Date.now() + 2 * slow; Date.now() < end; ) {
      try {
        await act()
      } catch (error) {
        cause = error
      }
      if (await this.within(patience, holds)) return
      patience *= 1.6
      console.log(`        once more: ${what}${cause ? ` (${String(cause).split('\n')[0]})` : ''}`)
    }
    throw new Error(`never came about: ${what}${seen ? `; instead ${await seen()}` : ''}`, { cause })
  }

  /** Acts unless something holds already, until it does. */
  async ensure(holds: Holds, act: () => Promise<unknown>, what: string): Promise<void> {
    await this.make(async () => (await holds()) || act(), holds, what)
  }

  /** Whether a place that can be told apart is shown. */
  shown =
    (locator: Locator): Holds =>
    () =>
      locator.first().isVisible()

  /** Whether none such is shown. */
  gone =
    (locator: Locator): Holds =>
    async () =>
      !(await locator.first().isVisible())

  /** Closes what closes with Escape. */
  async dismiss(locator: Locator): Promise<void> {
    await this.ensure(this.gone(locator), () => this.press('Escape'), `${locator} closed`)
  }

  private async within(milliseconds: number, holds: Holds): Promise<boolean> {
    for (const end = Date.now() + milliseconds; ; ) {
      if (await holds()) return true
      if (Date.now() > end) return false
      await this.page.waitForTimeout(100)
    }
  }
}
