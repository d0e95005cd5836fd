import { type Disposable, LanguageModelTextPart, LanguageModelToolResult, lm, Uri, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  type ClaimSummary,
  claimsRequest,
  explainRequest,
  type LintAnswer,
  lintRequest,
  type Wording,
  wordingRequest,
} from '../server/src/lsp/protocol.ts'

type Input = Readonly<Partial<Record<string, string>>>

/** Lets the editor's language models ask what `goodform mcp` answers: read-only, and without a network. */
export function registerTools(client: BaseLanguageClient): Disposable[] {
  const tool = (name: string, answer: (input: Input) => Promise<unknown>): Disposable =>
    lm.registerTool<Input>(`goodform_${name}`, {
      async invoke({ input }) {
        const found = await answer(input)
        return new LanguageModelToolResult([
          new LanguageModelTextPart(typeof found === 'string' ? found : JSON.stringify(found)),
        ])
      },
    })
  const check = async (uri: string, languageId: string, text: string) => {
    const { outcome, diagnostics } = await client.sendRequest<LintAnswer>(lintRequest, { uri, languageId, text })
    return {
      outcome,
      findings: diagnostics.map(({ code, range, message }) => ({
        claim: code,
        line: range.start.line + 1,
        words: wordsAt(text, range),
        message,
      })),
    }
  }
  const unknown = (claim = '') => `There is no claim “${claim}”; goodform_list_claims names those there are.`
  return [
    tool('check_text', ({ text = '' }) => check('untitled:text.md', 'markdown', text)),
    tool('check_file', async ({ path = '' }) => {
      const document = await workspace.openTextDocument(uriOf(path))
      return check(document.uri.toString(), document.languageId, document.getText())
    }),
    tool(
      'explain_claim',
      async ({ claim }) => (await client.sendRequest<string | null>(explainRequest, { claim })) ?? unknown(claim),
    ),
    tool('list_claims', async ({ topic }) =>
      (await client.sendRequest<ClaimSummary[]>(claimsRequest))
        .filter((claim) => !topic || claim.topic === topic)
        .map(({ id, claim, verdict, certainty }) => ({ id, claim, verdict, certainty })),
    ),
    tool(
      'suggest_wording',
      async ({ claim }) => (await client.sendRequest<Wording | null>(wordingRequest, { claim })) ?? unknown(claim),
    ),
  ]
}

/** The words of a finding, which stand in one line but for those that go on in the next. */
function wordsAt(text: string, { start, end }: LintAnswer['diagnostics'][number]['range']): string {
  const lines = text.split(/\r\n|\n|\r/).slice(start.line, end.line + 1)
  if (!lines.length) return ''
  lines[lines.length - 1] = lines[lines.length - 1]!.slice(0, end.character)
  lines[0] = lines[0]!.slice(start.character)
  return lines.join(' ')
}

/** A path from the first folder of the workspace, or one from the root. */
function uriOf(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0]?.uri
  if (/^[\w+.-]{2,}:\/\//.test(path)) return Uri.parse(path)
  return folder && !/^(?:\/|[A-Za-z]:[\\/])/.test(path) ? Uri.joinPath(folder, path) : Uri.file(path)
}
