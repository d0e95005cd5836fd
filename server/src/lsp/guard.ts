import { ErrorCodes, ResponseError } from 'vscode-languageserver'

/** Checks of what a client sends: a fault is answered with an error that says what is wrong. */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isString = (value: unknown) => typeof value === 'string'

const isPosition = (value: unknown) =>
  isRecord(value) &&
  Number.isInteger(value.line) &&
  Number.isInteger(value.character) &&
  (value.line as number) >= 0 &&
  (value.character as number) >= 0

const isRange = (value: unknown) => isRecord(value) && isPosition(value.start) && isPosition(value.end)

const isDocument = (value: unknown) => isRecord(value) && typeof value.uri === 'string'

const checks = {
  textDocument: [isDocument, 'textDocument.uri has to be a string'],
  newDocument: [
    (value: unknown) => isRecord(value) && typeof value.text === 'string' && typeof value.languageId === 'string',
    'textDocument has to have uri, languageId, version and text',
  ],
  position: [isPosition, 'position has to have line and character, whole numbers from 0'],
  range: [isRange, 'range has to have start and end'],
  context: [isRecord, 'context has to be an object'],
  command: [isString, 'command has to be a string'],
  uri: [isString, 'uri has to be a string'],
  text: [isString, 'text has to be a string'],
  title: [isString, 'title has to be a string'],
  claim: [isString, 'claim has to be a string'],
  contentChanges: [
    (value: unknown) =>
      Array.isArray(value) &&
      value.every(
        (change) =>
          isRecord(change) &&
          typeof change.text === 'string' &&
          ((change.range ?? undefined) === undefined || isRange(change.range)),
      ),
    'contentChanges has to be a list of texts with ranges',
  ],
} as const

/** What a client's parameters have to hold. */
export type Need = keyof typeof checks

/** @throws a ResponseError that names the parameter that is missing or malformed */
export function need(params: unknown, ...needs: readonly Need[]): void {
  for (const name of needs) {
    const [is, message] = checks[name]
    if (!isRecord(params) || !is(params[name === 'newDocument' ? 'textDocument' : name]))
      throw new ResponseError(ErrorCodes.InvalidParams, `Goodform: ${message}.`)
  }
}
