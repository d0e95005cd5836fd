import { describe, expect, test } from 'vitest'
import type { MarkdownString, TreeItem, Uri } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { insertCitation } from '../client/citation.ts'
import { group, groupings } from '../client/evidence-tree.ts'
import { EvidenceView } from '../client/evidence-view.ts'
import type { Found } from '../client/findings.ts'
import type { Knowledge } from '../client/knowledge.ts'
import { whyChecked } from '../client/why.ts'
import type { ClaimSummary } from '../server/src/lsp/protocol.ts'
import { active, payloads } from './payloads.ts'
import { languages, picks, said, window } from './vscode.ts'

/** What the editor makes links of in its messages, and pictures. */
const linked = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+|\$\([a-z]/i

const id = 'evil/claim'
const claimsOf = (payload: string): ReadonlyMap<string, ClaimSummary> => {
  const source = { title: payload, authors: payload, design: payload, url: 'https://example.org/' }
  const texts = { claim: payload, verdict: payload, certainty: 'low' }
  return new Map([[id, { id, topic: 'evil', ...texts, settledBySource: false, sources: [source] }]])
}
const knowledgeOf = (payload: string) => ({ claims: async () => claimsOf(payload) }) as unknown as Knowledge
const foundIn = (payload: string): Found => ({
  uri: { path: `${payload}.md`, toString: () => 'file:///evil.md' } as unknown as Uri,
  claim: id,
  diagnostic: {
    source: 'goodform',
    code: { value: id },
    severity: 1,
    message: `“${payload}” is more than is known`,
    range: { start: { line: 0, compareTo: () => 0 }, end: { line: 0 }, contains: () => true },
  } as unknown as Found['diagnostic'],
})

describe.each(payloads)('nothing of an article or a pack runs in the editor: %s', (payload) => {
  test.each(groupings)('in the evidence view by %s', (by) => {
    const view = new EvidenceView(knowledgeOf(payload))
    const found = foundIn(payload)
    const groups = group([found], by, claimsOf(payload))
    const items: TreeItem[] = [...groups, found].map((node) => view.getTreeItem(node))
    expect(items).toHaveLength(2)
    for (const { label, description, tooltip, accessibilityInformation, command } of items) {
      // Plain strings the editor shows as they are; what has markup must be inert.
      for (const text of [label, description, accessibilityInformation!.label]) expect(typeof text).toBe('string')
      if (typeof tooltip !== 'string') {
        const { value, ...trust } = tooltip as MarkdownString
        expect(active(value)).toEqual([])
        expect(Object.values(trust).filter(Boolean)).toEqual([])
      }
      if (command) expect(command).toMatchObject({ command: 'vscode.open', arguments: [found.uri, {}] })
    }
    expect(items[1]!.label).toContain(payload)
  })

  test('among the sources to cite', async () => {
    const found = foundIn(payload)
    languages.getDiagnostics = () => [found.diagnostic]
    window.activeTextEditor = { document: { uri: found.uri }, selection: { active: { line: 0 } } }
    picks.length = 0
    await insertCitation(knowledgeOf(payload))
    const [, { label, description, detail }] = picks as [unknown, Record<string, string>]
    for (const text of [label, description, detail]) expect(text).not.toMatch(linked)
  })

  test('in a message that names a file', async () => {
    const { uri } = foundIn(payload)
    window.activeTextEditor = { document: { uri, languageId: 'plaintext' } }
    said.length = 0
    await whyChecked({ isRunning: () => true } as unknown as BaseLanguageClient)
    expect(said).toEqual([expect.stringContaining('does not check')])
    expect(said[0]).not.toMatch(linked)
  })
})
