import {
  CompletionItemKind,
  type DocumentSymbol,
  type Hover,
  type Location,
  MarkupKind,
  type Position,
  type ServerCapabilities,
  SymbolKind,
  type TextDocumentPositionParams,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Linter, Name } from '../core/index.ts'
import type { Say } from '../core/l10n.ts'
import { frontMatterEnd } from '../core/read/chunks.ts'
import { endings } from '../kinds.ts'
import { range } from './convert.ts'
import type { OpenDocument } from './documents.ts'
import { withoutMarkup } from './hover.ts'
import type { Session } from './session.ts'

/** What the server can do for exercise files beside diagnostics. */
export const exerciseCapabilities: ServerCapabilities = {
  completionProvider: { triggerCharacters: [':', '[', ',', ' ', '-'] },
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
}

const kinds = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  exercise: CompletionItemKind.Reference,
}

/** Answers completion, definition, references and symbols for exercise files and for the exercises that articles name. */
export function exerciseFeatures(session: Session): void {
  const { connection, linter, documents, library } = session
  const { exercises } = linter
  if (!exercises) return
  /** The document, when the place is in an exercise file or in an article's front matter. */
  const at = async ({ textDocument: { uri }, position }: TextDocumentPositionParams) => {
    const document = documents.get(uri)
    await document?.ready
    if (!document?.linted) return undefined
    const offset = document.text.offsetAt(position)
    const source = document.text.getText()
    const { name } = document.linted.format
    const ours = name === 'exercise' || (name === 'markdown' && offset < frontMatterEnd(source))
    return ours ? { document, offset, source } : undefined
  }
  connection.onCompletion(
    session.guarded(['textDocument', 'position'], async (params) => {
      const place = await at(params)
      if (!place) return []
      const { document, offset, source } = place
      const article = document.linted?.format.name !== 'exercise'
      return exercises
        .completions(source, offset, library.defined(), article)
        .map(({ label, sort, detail, says, span, newText }) => ({
          label,
          kind: kinds[sort],
          detail,
          documentation: says,
          textEdit: { range: range(document.text, span), newText },
        }))
    }),
  )
  const nameAt = async (params: TextDocumentPositionParams): Promise<Name | undefined> => {
    const place = await at(params)
    const names = place ? await namesOf(place.document) : []
    return names.find(({ span }) => place && span.start <= place.offset && place.offset <= span.end)
  }
  connection.onDefinition(
    session.guarded(['textDocument', 'position'], async (params) => {
      const name = await nameAt(params)
      if (!name) return []
      const byId = await find(name, ({ use, sort }) => !use && sort === 'id')
      return byId.length ? byId : find(name, ({ use }) => !use)
    }),
  )
  connection.onReferences(
    session.guarded(['textDocument', 'position', 'context'], async (params) => {
      const name = await nameAt(params)
      return name ? find(name, (other) => params.context.includeDeclaration || other.use === true) : []
    }),
  )
  connection.onDocumentSymbol(
    session.guarded(['textDocument'], async ({ textDocument: { uri } }): Promise<DocumentSymbol[]> => {
      const document = documents.get(uri)
      if (!document) return []
      const names = await namesOf(document)
      if (document.linted?.format.name !== 'exercise') return []
      return names
        .filter(({ sort, use, name, around }) => {
          const unnamed = () => !names.some((other) => other.sort === 'name' && other.around?.start === around?.start)
          return !use && name !== '' && (sort === 'name' || unnamed())
        })
        .map(({ name, span, around }) => ({
          name,
          kind: SymbolKind.Object,
          range: range(document.text, around ?? span),
          selectionRange: range(document.text, span),
        }))
    }),
  )

  const namesOf = async (document: OpenDocument): Promise<readonly Name[]> => {
    // Names are known when the document is read.
    await documents.findings(document)
    void document.linted?.findings
    return document.linted?.names() ?? []
  }
  /** The places of a name in the open documents and in the files of the workspace. */
  const find = async (name: Name, wanted: (name: Name) => boolean): Promise<Location[]> => {
    const plain = name.name.toLowerCase()
    const places = (uri: string, text: TextDocument, names: readonly Name[]) =>
      names
        .filter((other) => other.name.toLowerCase() === plain && wanted(other))
        .map(({ span }) => ({ uri, range: range(text, span) }))
    const open = await Promise.all(
      documents.all().map(async (document) => places(document.uri, document.text, await namesOf(document))),
    )
    const files = await library.files(new RegExp(`\\.(?:${endings.join('|')})$`, 'i'))
    const closed = files.flatMap(({ uri, text }) => {
      if (documents.get(uri) || !text.toLowerCase().includes(plain)) return []
      const linted = linter.open(text, { path: uri })
      void linted.findings
      return places(uri, TextDocument.create(uri, '', 0, text), linted.names())
    })
    return [...open.flat(), ...closed]
  }
}

/** What is known of the word of an exercise file at a place. */
export function exerciseHover(
  document: OpenDocument,
  position: Position,
  linter: Linter,
  markdown: boolean,
  say: Say,
): Hover | null {
  if (document.linted?.format.name !== 'exercise') return null
  const help = linter.exercises?.help(document.text.getText(), document.text.offsetAt(position), say)
  if (!help) return null
  const contents = markdown
    ? { kind: MarkupKind.Markdown, value: help.markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarkup(help.markdown) }
  return { contents, range: range(document.text, help.span) }
}
