import type { Locator } from 'playwright-core'
import { type Holds, Window } from './window.ts'

/** The field at the top of the window: commands, files, lines, choices. */
export class Palette extends Window {
  private readonly field = this.page.locator('.quick-input-widget input[type="text"]').filter({ visible: true })
  readonly rows = this.page.locator('.quick-input-list .monaco-list-row')

  /**
   * Runs a command from the palette by its title.
   * @param done whether the command's work is seen: where it is not, the command is run again
   */
  async command(title: string, done?: Holds): Promise<void> {
    const row = this.rows.and(this.page.locator(`[aria-label^="${title}"]`))
    const run = async () => {
      await this.ask('F1', `>${title}`)
      // What was typed is marked in the rows that it leaves; those of the empty field, which may hold the same command, are replaced.
      await this.take(row.filter({ has: this.page.locator('.highlight') }).first())
    }
    if (done) await this.make(run, done, `what the command “${title}” does`, undefined, 20_000)
    else await this.make(run, this.gone(this.field), `the command “${title}” chosen`)
  }

  /** Opens the field with a key and fills it. */
  async ask(keys: string, text: string): Promise<void> {
    await this.make(() => this.press(keys), this.shown(this.field), `the field that ${keys} opens`)
    await this.field.first().fill(text)
  }

  /** Takes a row of the list and waits until the field is closed. */
  async take(row: Locator): Promise<void> {
    await row.waitFor({ state: 'attached', timeout: 15_000 })
    await this.focus(row)
    await this.press('Enter')
    await this.field.waitFor({ state: 'hidden', timeout: 8_000 })
  }

  /** Goes down a list until a row has the focus: a click would be kept away by what covers the menu. */
  async focus(row: Locator): Promise<void> {
    const focused = async () => /focused/.test((await row.getAttribute('class', { timeout: 4_000 })) ?? '')
    for (let tries = 0; tries < 60 && !(await focused()); tries++) await this.press('ArrowDown')
  }
}
