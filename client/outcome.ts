import type { TextDocument } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { type Outcome, type OutcomeParams, outcomeRequest } from '../server/src/lsp/protocol.ts'

/** What the server says becomes of an open document; undefined where it knows none. */
export async function outcomeOf(client: BaseLanguageClient, { uri }: TextDocument): Promise<Outcome | undefined> {
  if (!client.isRunning()) return undefined
  const params: OutcomeParams = { uri: client.code2ProtocolConverter.asUri(uri) }
  return (await client.sendRequest<Outcome | null>(outcomeRequest, params)) ?? undefined
}
