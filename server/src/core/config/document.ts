import { checkedText } from '../checked.ts'
import type { LintedDocument } from '../index.ts'
import { inOrder } from '../settle.ts'
import { type Known, parseConfig } from './parse.ts'

/** A configuration as a document. */
export const configDocument = (text: string, known: Known): LintedDocument =>
  checkedText(text, (now) => parseConfig(now, known).problems.sort(inOrder))
