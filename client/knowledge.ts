import type { Position, Uri } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { type ClaimSummary, claimsRequest, explainRequest, readingRequest } from '../server/src/lsp/protocol.ts'

/** What the server knows of the claims, asked for when it is first needed and again after a restart. */
export class Knowledge {
  private asked: Promise<ReadonlyMap<string, ClaimSummary>> | undefined

  constructor(private readonly client: BaseLanguageClient) {}

  /**
   * All claims by id; empty while there is no server.
   * @param needed claims that findings name: where one is not known, its pack was read after the last question, and all are asked for again
   */
  async claims(needed: readonly string[] = []): Promise<ReadonlyMap<string, ClaimSummary>> {
    const known = await this.ask()
    if (needed.every((claim) => known.has(claim))) return known
    this.forget()
    return this.ask()
  }

  private ask(): Promise<ReadonlyMap<string, ClaimSummary>> {
    this.asked ??= this.client
      .sendRequest<ClaimSummary[]>(claimsRequest)
      .then((claims) => new Map(claims.map((claim) => [claim.id, claim])))
      .catch(() => {
        this.asked = undefined
        return new Map()
      })
    return this.asked
  }

  /** The page of a claim, in Markdown; null where no pack has it. */
  page(claim: string): Promise<string | null> {
    return this.client.sendRequest<string | null>(explainRequest, { claim })
  }

  /** How the sentence at a place of an open document is read; null where no sentence is. */
  reading(uri: Uri, position: Position): Promise<string | null> {
    // The editor's own objects do not get to a worker whole.
    const { asUri, asPosition } = this.client.code2ProtocolConverter
    return this.client.sendRequest<string | null>(readingRequest, {
      textDocument: { uri: asUri(uri) },
      position: asPosition(position),
    })
  }

  /** Forgets what was asked: the packs may have changed. */
  forget(): void {
    this.asked = undefined
  }
}
