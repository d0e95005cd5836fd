import {
  type CancellationToken,
  CompletionItemKind,
  type DocumentSymbol,
  type Hover,
  type Location,
  MarkupKind,
  type Position,
  type ServerCapabilities,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentPositionParams,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { frontMatterEnd, type Linter, type Name, type Say } from '../core/index.ts'
import { endings } from '../kinds.ts'
import { range } from './convert.ts'
import type { OpenDocument } from './documents.ts'
import { withoutMarkup } from './hover.ts'
import { stopped } from './patiently.ts'
import type { Session } from './session.ts'

/** What the server can do for exercise files beside diagnostics. */
export const exerciseCapabilities: ServerCapabilities = {
  completionProvider: { triggerCharacters: [':', '[', ',', ' ', '-'] },
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
}

const yaml = /\.ya?ml$/i

const kinds = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  exercise: CompletionItemKind.Reference,
}

/** Answers completion, definition, references and symbols for exercise files and for the exercises that articles name. */
export function exerciseFeatures(session: Session): void {
  const { connection, linter, documents, library } = session
  const ended = new RegExp(`\\.(?:${endings.join('|')})$`, 'i')
  const { exercises } = linter
  if (!exercises) return
  /** The document, when the place is in an exercise file or in an article's front matter. */
  const at = async ({ textDocument: { uri }, position }: TextDocumentPositionParams) => {
    const document = documents.get(uri)
    for (let ready: unknown; document && document.ready !== ready; ) {
      ready = document.ready
      await ready
    }
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
        .completions(source, offset, () => library.defined(), article)
        .map(({ label, sort, detail, says, span, newText }) => ({
          label,
          kind: kinds[sort],
          detail,
          documentation: says,
          textEdit: { range: range(document.text, span), newText },
        }))
    }),
  )
  const nameAt = async (params: TextDocumentPositionParams, token: CancellationToken): Promise<Name | undefined> => {
    const place = await at(params)
    const names = place ? await namesOf(place.document, token) : []
    return names.find(({ span }) => place && span.start <= place.offset && place.offset <= span.end)
  }
  connection.onDefinition(
    session.guarded(['textDocument', 'position'], async (params, token) => {
      const name = await nameAt(params, token)
      if (!name) return []
      const given = await find(name, ({ use }) => !use, token)
      const byId = given.filter(({ sort }) => sort === 'id')
      return (byId.length ? byId : given).map(({ location }) => location)
    }),
  )
  connection.onReferences(
    session.guarded(['textDocument', 'position', 'context'], async (params, token) => {
      const name = await nameAt(params, token)
      if (!name) return []
      const found = await find(name, (other) => params.context.includeDeclaration || other.use === true, token)
      return found.map(({ location }) => location)
    }),
  )
  connection.onDocumentSymbol(
    session.guarded(['textDocument'], async ({ textDocument: { uri } }, token) => {
      const document = documents.get(uri)
      if (!document) return []
      const names = await namesOf(document, token)
      if (document.linted?.format.name !== 'exercise') return []
      const symbols = symbolsOf(document, names)
      return session.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport
        ? symbols
        : symbols.map((symbol): SymbolInformation => {
            const { name, kind } = symbol
            return { name, kind, location: { uri: document.uri, range: symbol.range } }
          })
    }),
  )

  const namesOf = async (document: OpenDocument, token: CancellationToken): Promise<readonly Name[]> => {
    // Names are known when the document is read.
    const { linted } = await session.finished(document, token)
    return linted?.names() ?? []
  }
  /** The places of a name in the open documents and in the files of the workspace. @throws a ResponseError when nobody waits for them */
  const find = async (name: Name, wanted: (name: Name) => boolean, token: CancellationToken): Promise<Found[]> => {
    const given = session.given(token)
    const plain = name.name.toLowerCase()
    const places = (uri: string, text: TextDocument, names: readonly Name[]): Found[] =>
      names
        .filter((other) => other.name.toLowerCase() === plain && wanted(other))
        .map(({ sort, span }) => ({ sort, location: { uri, range: range(text, span) } }))
    const found: Found[] = []
    for (const document of documents.all()) {
      if (!document.text.getText().toLowerCase().includes(plain)) continue
      const finished = await documents.finished(document, given)
      found.push(...places(document.uri, document.text, finished?.linted?.names() ?? []))
    }
    for (const { uri, text } of await library.files(ended)) {
      if (given()) break
      if (documents.get(uri)) continue
      // Of an article nothing but its front matter names exercises.
      const part = yaml.test(uri) ? text : text.slice(0, frontMatterEnd(text))
      if (!part.toLowerCase().includes(plain)) continue
      const { decision } = await session.setup.of(uri)
      const linted = linter.open(part, { path: uri, ...(decision.lint.exercise ? { exercise: true } : {}) })
      if (await documents.finish(linted, () => !given()))
        found.push(...places(uri, TextDocument.create(uri, '', 0, text), linted.names()))
    }
    if (given()) throw stopped(given)
    return found
  }
}

/** A place of a name. */
interface Found {
  readonly sort: Name['sort']
  readonly location: Location
}

/** The exercises that a document defines: each by its name, or by its id where it has none. */
const symbolsOf = (document: OpenDocument, names: readonly Name[]): DocumentSymbol[] =>
  names
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
