import { checkedText } from '../document/checked.ts'
import { inOrder } from '../document/suppress.ts'
import type { LintedDocument } from '../linter.ts'
import { type Known, parseConfig } from './parse.ts'

/** A configuration as a document. */
export const configDocument = (text: string, known: Known): LintedDocument =>
  checkedText(text, (now) => parseConfig(now, known).problems.sort(inOrder))
