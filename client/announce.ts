import type { BaseLanguageClient } from 'vscode-languageclient'

/** Tells the server of something that this client can do beyond the protocol. */
export function announce(client: BaseLanguageClient, ability: string): void {
  client.registerFeature({
    fillClientCapabilities: (capabilities) => {
      capabilities.experimental = { ...capabilities.experimental, [ability]: true }
    },
    initialize: () => {},
    getState: () => ({ kind: 'static' }),
    clear: () => {},
  })
}
