import type { Run } from './suite.ts'

/** What the list of running extensions says of ours, empty where it is not there; where it is expected there, it is waited for. */
export async function runningExtension({ editor }: Run, expected: boolean): Promise<string> {
  const list = editor.page.locator('.runtime-extensions-editor .monaco-list-row')
  await editor.command('Developer: Show Running Extensions', editor.shown(list))
  if (expected) await list.filter({ hasText: /goodform[\s\S]*Activation: \d+/i }).waitFor()
  await editor.shot(`running-${expected ? 'after' : 'before'}`)
  const rows = await list.allInnerTexts()
  await editor.command('View: Close Editor', editor.gone(list))
  return rows.find((row) => /goodform/i.test(row))?.replaceAll(/\s+/g, ' ') ?? ''
}
