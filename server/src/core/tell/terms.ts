import { type Localised, l10n } from '../l10n.ts'
import type { Certainty, Strength, Verdict } from '../model.ts'

/** The terms of verdict, certainty and strength as a card shows them; in configurations and reports they are the ids. */

export const verdictName: Readonly<Record<Verdict, Localised>> = {
  contradicted: l10n.t('contradicted'),
  inaccurate: l10n.t('inaccurate'),
  unsafe: l10n.t('unsafe'),
  unsupported: l10n.t('unsupported'),
  overstated: l10n.t('overstated'),
  contested: l10n.t('contested'),
}

export const certaintyName: Readonly<Record<Certainty, Localised>> = {
  high: l10n.t('high'),
  moderate: l10n.t('moderate'),
  low: l10n.t('low'),
  'very-low': l10n.t('very-low'),
}

export const strengthName: Readonly<Record<Strength, Localised>> = {
  denied: l10n.t('denied'),
  questioned: l10n.t('questioned'),
  reported: l10n.t('reported'),
  possible: l10n.t('possible'),
  likely: l10n.t('likely'),
  certain: l10n.t('certain'),
}
