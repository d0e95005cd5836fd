import {
  CodeAction,
  type Command,
  SnippetString,
  SnippetTextEdit,
  type TextEdit,
  type Uri,
  WorkspaceEdit,
} from 'vscode'

/** What stands in the server's comments in place of the writer's reason. */
const comment = /(goodform-disable-\S+ \S+ -- )reason/

/** An action that keeps a wording, with its reason selected, to be typed over; every other action as it is. */
export function withReasonSelected<Action extends Command | CodeAction>(action: Action): Action {
  if (!(action instanceof CodeAction) || !action.edit) return action
  const entries = action.edit.entries()
  const [uri, edits] = entries[0] ?? []
  if (entries.length !== 1 || edits?.length !== 1 || !comment.test(edits[0]!.newText)) return action
  action.edit = asked(uri!, edits[0]!)
  return action
}

function asked(uri: Uri, { range, newText }: TextEdit): WorkspaceEdit {
  const [, opened] = comment.exec(newText)!
  const at = newText.indexOf(opened!) + opened!.length
  const snippet = new SnippetString()
    .appendText(newText.slice(0, at))
    .appendPlaceholder('reason')
    .appendText(newText.slice(at + 'reason'.length))
  const edit = new WorkspaceEdit()
  edit.set(uri, [SnippetTextEdit.replace(range, snippet)])
  return edit
}
