import type { Locator } from 'playwright-core'
import { quiet } from './desktop.ts'
import { Palette } from './palette.ts'

/** Drives the workbench as its user does, by keyboard. */
export class Editor extends Palette {
  private readonly focused = this.page.locator('.editor-instance .monaco-editor.focused')
  private readonly dirty = this.page.locator('.tab.active.dirty')
  private readonly card = this.page.locator('.monaco-hover:not(.hidden) .hover-contents').filter({ visible: true })

  /** Waits until the explorer lists a file: the workbench is up. */
  async ready(file: string): Promise<void> {
    await this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label*="${file}"]`).first().waitFor()
  }

  /** Opens a text file by name, with the focus in its editor. */
  async open(file: string): Promise<void> {
    await this.choose(file, this.focused)
  }

  /** Opens a notebook by name. */
  async openNotebook(file: string): Promise<void> {
    await this.choose(file, this.page.locator('.notebookOverlay .cell-list-container'))
  }

  private async choose(file: string, open: Locator): Promise<void> {
    const name = file.split('/').pop()!
    const listed = this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first()
    const act = async () => {
      if (await listed.isVisible()) return listed.dblclick({ timeout: 8_000 })
      await this.ask('Control+P', file)
      await this.take(this.rows.filter({ hasText: name }).first())
    }
    const active = this.tab(name).and(this.page.locator('.active'))
    const holds = async () => (await active.first().isVisible()) && (await open.first().isVisible())
    await this.make(act, holds, `${file} open`)
  }

  /** A tab by the name of its file. */
  tab = (name: string): Locator => this.page.locator(`.tab[data-resource-name="${name}"]`)

  /**
   * The text of the active editor; articles here are short enough to be shown whole.
   * @param group which group's editor: `:not(.active)` is the one beside it
   */
  async text(group = '.active'): Promise<string> {
    const lines = this.page.locator(`.editor-group-container${group} .editor-instance .view-lines .view-line`)
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
    const holds = async () => what.test(await this.text()) === there
    await this.until(holds, `text ${there ? 'with' : 'without'} ${what}`, () => this.text())
  }

  /** Waits until the text beside the active editor holds something. */
  async showsBeside(what: RegExp): Promise<void> {
    const text = () => this.text(':not(.active)')
    await this.until(async () => what.test(await text()), `text with ${what} beside`, text)
  }

  /** Closes what is beside the active editor. */
  async closeBeside(tab: Locator): Promise<void> {
    await this.command('View: Close Editors in Other Groups', this.gone(tab))
  }

  /** Places the cursor; lines and columns from 1. */
  async goTo(line: number, column: number): Promise<void> {
    const there = this.page.locator('.part.statusbar', { hasText: `Ln ${line}, Col ${column}` })
    const act = async () => {
      await this.ask('Control+G', `:${line}:${column}`)
      await this.press('Enter')
    }
    const holds = async () => (await there.isVisible()) && (await this.focused.first().isVisible())
    await this.make(act, holds, `the cursor at ${line}:${column}`)
  }

  /** The first place where a text stands: line and column from 1. */
  async place(what: string): Promise<readonly [number, number]> {
    const find = async () =>
      (await this.text())
        .split('\n')
        .map((line, at) => [at + 1, line.indexOf(what) + 1] as const)
        .find(([, at]) => at)
    await this.until(
      async () => (await find()) !== undefined,
      `“${what}” in the editor`,
      () => this.text(),
    )
    return (await find())!
  }

  /** Places the cursor inside the first place where a text stands. */
  async goToText(what: string): Promise<void> {
    const [line, column] = await this.place(what)
    await this.goTo(line, column + 1)
  }

  /** Opens the menu of quick fixes at the cursor. @returns its rows */
  async fixes(title = ''): Promise<Locator> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action')
    const act = async () => {
      await this.dismiss(rows)
      await this.press('Control+.')
    }
    const seen = async () => (await rows.allInnerTexts()).join(' | ')
    await this.make(act, this.shown(rows.filter({ hasText: title })), `a quick fix “${title}”`, seen)
    return rows
  }

  /** Chooses the quick fix at the cursor that has a title, and waits until the text is changed. */
  async fix(title: string, picture?: string): Promise<void> {
    const before = await this.text()
    const act = async () => {
      const row = (await this.fixes(title)).filter({ hasText: title }).first()
      if (picture) await this.shot(picture)
      await this.focus(row)
      await this.press('Enter')
    }
    await this.make(act, async () => (await this.text()) !== before, `what the quick fix “${title}” writes`)
  }

  /** Shows the hover at the cursor and waits until all of these texts are in it. */
  async hover(...texts: RegExp[]): Promise<void> {
    const text = async () => (await this.card.allInnerTexts()).join('\n')
    const act = async () => {
      await this.press('Control+K')
      await this.press('Control+I')
    }
    const all = async () => {
      const shown = await text()
      return texts.every((wanted) => wanted.test(shown))
    }
    await this.make(act, all, `a hover with ${texts.join(', ')}`, text)
  }

  /** Closes the hover. */
  async unhover(): Promise<void> {
    await this.dismiss(this.card)
  }

  /** Waits until the Problems panel lists all of these texts, keeps a picture, and closes it. */
  async problems(picture: string, ...texts: string[]): Promise<void> {
    const panel = this.page.locator('.markers-panel')
    await this.ensure(this.shown(panel), () => this.press('Control+Shift+M'), 'the Problems panel')
    for (const text of texts) await panel.locator('.monaco-list-row', { hasText: text }).first().waitFor()
    await this.shot(picture)
    await this.ensure(this.gone(panel), () => this.press('Control+Shift+M'), 'no Problems panel')
  }

  /** Points at the language status until it shows a text. @returns what it shows */
  async status(text: string): Promise<Locator> {
    const shown = this.page.locator('.hover-language-status', { hasText: text })
    const act = async () => {
      await this.page.mouse.move(640, 400)
      await this.page.locator('.part.statusbar [id="status.languageStatus"]').hover({ timeout: 8_000 })
    }
    await this.make(act, this.shown(shown), `the language status with “${text}”`)
    return shown
  }

  /** Changes the user's settings as a user does, in their file, and goes back to the article. */
  async settings(settings: Record<string, unknown>): Promise<void> {
    const tab = this.tab('settings.json')
    const open = async () =>
      (await tab.and(this.page.locator('.active')).isVisible()) && this.focused.first().isVisible()
    await this.command('Preferences: Open User Settings (JSON)', open)
    // A selection that comes after the text would leave both: wait until the status bar counts it.
    const selected = this.page.locator('.part.statusbar', { hasText: /\(\d+ selected\)/ })
    // A file that the workbench itself writes meanwhile takes the text back: write until it stands there.
    const write = async () => {
      await this.make(() => this.press('Control+A'), this.shown(selected), 'all of the settings selected')
      await this.page.keyboard.insertText(JSON.stringify({ ...quiet, ...settings }))
    }
    await this.make(write, this.shown(this.dirty), 'the settings changed')
    await this.save()
    await this.command('View: Close Editor', this.gone(tab))
  }

  /** Saves the active editor and waits until it is no longer marked as changed. */
  async save(): Promise<void> {
    await this.make(() => this.press('Control+S'), this.gone(this.dirty), 'the file saved')
  }

  /** Waits for a number of underlined places in the editor, whatever their severity. */
  async squiggles(count: number): Promise<void> {
    const marks = this.page.locator(
      '.monaco-editor .squiggly-warning, .monaco-editor .squiggly-error, .monaco-editor .squiggly-info',
    )
    const seen = async () => String(await marks.count())
    await this.until(async () => (await marks.count()) === count, `${count} underlined places`, seen)
  }

  /** Waits for a message. @returns it */
  async message(text: string | RegExp): Promise<Locator> {
    const shown = this.page.locator('.notification-toast', { hasText: text })
    await this.until(this.shown(shown), `a message with ${text}`, this.messages)
    return shown
  }

  /** All messages on the screen. */
  messages = async (): Promise<string> =>
    (await this.page.locator('.notification-toast').allInnerTexts()).join(' | ') || 'no message'

  /** Clears all messages. */
  async clearMessages(): Promise<void> {
    await this.command('Notifications: Clear All Notifications', this.gone(this.page.locator('.notification-toast')))
  }
}
