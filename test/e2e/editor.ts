import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { quiet } from './desktop.ts'

/** Drives the workbench as its user does, by keyboard; waits on what is shown, never on time. */
export class Editor {
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

  /** Waits until the explorer lists a file: the workbench is up. */
  async ready(file: string): Promise<void> {
    await this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label*="${file}"]`).first().waitFor()
  }

  /** Opens a text file by name and waits until its editor has the focus. */
  async open(file: string): Promise<void> {
    await this.choose(file)
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor()
  }

  /** Opens a notebook by name. */
  async openNotebook(file: string): Promise<void> {
    await this.choose(file)
    await this.page.locator('.notebookOverlay .cell-list-container').first().waitFor()
  }

  private async choose(file: string): Promise<void> {
    const name = file.split('/').pop()!
    const listed = this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first()
    if (await listed.isVisible()) await listed.dblclick()
    else {
      await this.quickInput('Control+P', file)
      await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor()
      await this.press('Enter')
    }
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
  }

  /** The text of the active editor; articles here are short enough to be shown whole. */
  async text(): Promise<string> {
    const lines = this.page.locator('.editor-group-container.active .editor-instance .view-lines .view-line')
    const shown = await lines.evaluateAll((elements) =>
      elements
        .map((element) => ({ top: Number.parseFloat(element.style.top), text: element.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map((line) => line.text),
    )
    return shown.join('\n').replaceAll('\u00a0', ' ')
  }

  /** Waits until the text of the editor holds (or no longer holds) something. */
  async shows(what: RegExp, there = true): Promise<void> {
    await this.until(async () => what.test(await this.text()) === there, `text ${there ? 'with' : 'without'} ${what}`)
  }

  /** Places the cursor; lines and columns from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.quickInput('Control+G', `:${line}:${column}`)
    await this.press('Enter')
    await this.page.locator('.part.statusbar', { hasText: `Ln ${line}, Col ${column}` }).waitFor()
    await this.page.waitForSelector('.editor-instance .monaco-editor.focused')
  }

  /** Places the cursor inside the first place where a text stands. */
  async goToText(what: string): Promise<void> {
    const lines = (await this.text()).split('\n')
    const line = lines.findIndex((text) => text.includes(what))
    if (line < 0) throw new Error(`“${what}” is not in the editor:\n${lines.join('\n')}`)
    await this.goTo(line + 1, lines[line]!.indexOf(what) + 2)
  }

  /** Opens the menu of quick fixes at the cursor. @returns its rows */
  async fixes(title = ''): Promise<Locator> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action')
    // A key that is pressed while another widget closes can be lost: press until the menu is there.
    for (let tries = 0; ; tries++) {
      await this.press('Control+.')
      try {
        await rows.filter({ hasText: title }).first().waitFor({ timeout: 4000 })
        return rows
      } catch (error) {
        const seen = (await rows.allInnerTexts()).join(' | ')
        if (tries === 6) throw new Error(`no “${title}” among: ${seen}`, { cause: error })
        await this.press('Escape')
      }
    }
  }

  /** Chooses the quick fix at the cursor that has a title, and waits until the menu is gone. */
  async fix(title: string, picture?: string): Promise<void> {
    const row = (await this.fixes(title)).filter({ hasText: title }).first()
    if (picture) await this.shot(picture)
    await this.focus(row)
    await this.press('Enter')
    await row.waitFor({ state: 'hidden' })
  }

  /** Shows the hover at the cursor and waits until all of these texts are in it. */
  async hover(...texts: RegExp[]): Promise<void> {
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents').filter({ visible: true })
    for (let tries = 0; ; tries++) {
      await this.press('Control+K')
      await this.press('Control+I')
      try {
        await hover.first().waitFor({ timeout: 4000 })
        break
      } catch (error) {
        if (tries === 5) throw error
      }
    }
    const text = async () => (await hover.allInnerTexts()).join('\n')
    const all = async () => {
      const shown = await text()
      return texts.every((wanted) => wanted.test(shown))
    }
    await this.until(all, `a hover with ${texts.join(', ')}`, text)
  }

  /** The rows of the Problems panel that hold a text. */
  problems(text: string): Locator {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text })
  }

  /** Runs a command from the palette by its title. */
  async command(title: string): Promise<void> {
    await this.quickInput('F1', `>${title}`)
    const row = this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first()
    await row.waitFor({ state: 'attached' })
    await this.focus(row)
    await this.press('Enter')
  }

  /** Goes down a list until a row has the focus: a click would be kept away by what covers the menu. */
  private async focus(row: Locator): Promise<void> {
    for (let tries = 0; tries < 30 && !/focused/.test((await row.getAttribute('class')) ?? ''); tries++)
      await this.press('ArrowDown')
  }

  /** Changes the user's settings as a user does, in their file, and goes back to the article. */
  async settings(settings: Record<string, unknown>): Promise<void> {
    await this.command('Preferences: Open User Settings (JSON)')
    await this.page.locator('.tab.active[data-resource-name="settings.json"]').waitFor()
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor()
    // A selection that comes after the text would leave both: wait until the status bar counts it.
    const selected = this.page.locator('.part.statusbar', { hasText: /\(\d+ selected\)/ })
    const changed = this.page.locator('.tab.active.dirty')
    // A file that the workbench itself writes meanwhile takes the text back: write until it stands there.
    for (let tries = 0; ; tries++) {
      await this.until(async () => {
        await this.press('Control+A')
        return selected.isVisible()
      }, 'all of the settings selected')
      await this.page.keyboard.insertText(JSON.stringify({ ...quiet, ...settings }))
      try {
        await changed.waitFor({ timeout: 6000 })
        break
      } catch (error) {
        if (tries === 5) throw error
      }
    }
    await this.save()
    await this.command('View: Close Editor')
    await this.page.locator('.tab[data-resource-name="settings.json"]').waitFor({ state: 'hidden' })
  }

  /** Saves the active editor and waits until it is no longer marked as changed. */
  async save(): Promise<void> {
    await this.press('Control+S')
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'hidden' })
  }

  /** Waits for a number of underlined places of a severity in the editor. */
  async squiggles(count: number): Promise<void> {
    const marks = this.page.locator(
      '.monaco-editor .squiggly-warning, .monaco-editor .squiggly-error, .monaco-editor .squiggly-info',
    )
    await this.until(
      async () => (await marks.count()) === count,
      `${count} underlined places`,
      async () => String(await marks.count()),
    )
  }

  /** Waits until something holds; says what was seen last when it does not. */
  async until(holds: () => Promise<boolean>, what: string, seen?: () => Promise<string>): Promise<void> {
    for (const end = Date.now() + 60_000; ; ) {
      if (await holds()) return
      if (Date.now() > end)
        throw new Error(`not seen within a minute: ${what}${seen ? `; instead ${await seen()}` : ''}`)
      await this.page.waitForTimeout(100)
    }
  }

  private async quickInput(keys: string, text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]').filter({ visible: true })
    for (let tries = 0; ; tries++) {
      await this.press(keys)
      try {
        await input.first().waitFor({ timeout: 4000 })
        break
      } catch (error) {
        if (tries === 5) throw error
      }
    }
    await input.first().fill(text)
  }
}
