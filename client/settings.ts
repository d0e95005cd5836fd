import { type Uri, workspace } from 'vscode'

/** The settings as their writers left them: null for what nobody has set, so that no default stands for an answer, and for what is left empty. */
export function settingsOf(scope?: Uri): Record<string, unknown> {
  const settings = workspace.getConfiguration('goodform', scope)
  // Without the methods of VS Code's object: they cannot go to a worker.
  const all: Record<string, unknown> = JSON.parse(JSON.stringify(settings))
  const isSet = (key: string) =>
    Object.entries(settings.inspect(key) ?? {}).some(
      ([layer, value]) => /^(?:global|workspace)\w*Value$/.test(layer) && value !== undefined,
    )
  return Object.fromEntries(
    Object.entries(all).map(([key, value]) => [key, isSet(key) && !isEmpty(value) ? value : null]),
  )
}

const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && !value.length)
