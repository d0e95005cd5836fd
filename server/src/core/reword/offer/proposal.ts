import type { Edit, FixKind } from '../../model.ts'
import { joined } from '../sheet.ts'

/** A way to settle a finding before it is tried. */
export interface Proposal {
  readonly kind: Exclude<FixKind, 'suppress'>
  readonly edits: readonly Edit[]
  readonly safe: boolean
  /** Tried only where no other fit or redirect is offered. */
  readonly last?: true
  /** Tried only where nothing else is offered. */
  readonly sole?: true
  /** What was claimed is gone: the evidence's own words stand in its place, or none. */
  readonly evidence?: true
  /** The sentence is marked as a myth. */
  readonly myth?: true
  /** The source that is cited, and the edits of the wording that it is cited for; offered only where that wording is. */
  readonly cites?: string
  readonly of?: readonly Edit[]
}

/** A proposal of some edits; none where a way found no edits. */
export const one = (kind: Proposal['kind'], edits: readonly Edit[] | undefined, safe = false): Proposal[] =>
  edits ? [{ kind, edits: joined(edits), safe }] : []

/** A proposal for each of several ways. */
export const many = (kind: Proposal['kind'], ways: readonly (readonly Edit[] | undefined)[]): Proposal[] =>
  ways.flatMap((edits) => one(kind, edits))

/** The same of ways that are one edit each. */
export const each = (kind: Proposal['kind'], edits: readonly (Edit | undefined)[]): Proposal[] =>
  many(
    kind,
    edits.map((edit) => edit && [edit]),
  )

/** Proposals that are tried only where no other fit is offered. */
export const later = (list: readonly Proposal[]): Proposal[] => list.map((proposal) => ({ ...proposal, last: true }))

/**
 * The likeliest, and the others where nothing else is offered: a doubt of what only stands beside the claim leaves the claim as it is.
 * @param most how many of the likeliest
 */
export const firstOf = (list: readonly Proposal[], most = 1): Proposal[] => [
  ...list.slice(0, most),
  ...later(list.slice(most)),
]
