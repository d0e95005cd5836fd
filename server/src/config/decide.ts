import {
  type Config,
  globCovers,
  inEnglish,
  type LintOptions,
  type Localised,
  l10n,
  type Placed,
  type Say,
} from '../core/index.ts'
import { within } from './paths.ts'

/** Settings from one place: a configuration file, or the editor. */
export interface Layer {
  readonly name: string
  /** The folder that patterns count from. */
  readonly folder: string
  readonly config: Config
  /** Settings of the user's own, which may name files anywhere; a file in the workspace may have come from anybody. */
  readonly own?: true
}

/** Whether and how a file is checked, and why. */
export interface Decision {
  readonly checked: boolean
  /** Why, in sentences. */
  readonly why: readonly Localised[]
  readonly lint: LintOptions
  readonly run: 'onType' | 'onSave'
  readonly codeLens: boolean
  /** The baseline: the layer's folder, and the path as written. */
  readonly baseline?: { readonly folder: string; readonly path: string }
  /** The user's packs: the layer's folder, the path as written, and whether it may lead out of the workspace. */
  readonly packs: readonly { readonly folder: string; readonly path: string; readonly anywhere?: true }[]
}

/**
 * Decides on a file. Of each setting the first layer that has it counts; severities are joined.
 * @param path a path or an address with `/`
 * @param layers nearest first
 */
export function decide(path: string, layers: readonly Layer[]): Decision {
  const first = <K extends keyof Config>(key: K) => {
    const layer = layers.find(({ config }) => config[key] !== undefined)
    return layer && { layer, value: layer.config[key] as NonNullable<Config[K]> }
  }
  const covering = (key: 'include' | 'ignore' | 'exercises') => {
    const found = first(key)
    const relative = found && within(found.layer.folder, path)
    const pattern = relative === undefined ? undefined : found!.value.find(({ text }) => globCovers(text, relative))
    return found && { ...found, pattern, outside: relative === undefined }
  }
  const ignore = covering('ignore')
  const included = covering('include')
  // Patterns that count from a folder say nothing of what stands in none, such as what was never saved.
  const include = included?.outside ? undefined : included
  const where = (layer: Layer, { text, line }: Placed) => [text, layer.name, line + 1] as const
  const why = ignore?.pattern
    ? l10n.t(
        'It is not checked: the ignore pattern “{0}” ({1}, line {2}) covers it.',
        ...where(ignore.layer, ignore.pattern),
      )
    : include && !include.pattern
      ? l10n.t('It is not checked: no include pattern of {0} covers it.', include.layer.name)
      : include?.pattern
        ? l10n.t(
            'It is checked: the include pattern “{0}” ({1}, line {2}) covers it.',
            ...where(include.layer, include.pattern),
          )
        : l10n.t('It is checked: nothing leaves it out.')
  const packs = first('packs')
  const minimum = first('minimumStrength')?.value
  const baseline = first('baseline')
  return {
    checked: !ignore?.pattern && (!include || include.pattern !== undefined),
    why: [why],
    lint: {
      severity: Object.assign(Object.create(null), ...layers.map(({ config }) => config.severity ?? {}).reverse()),
      ...(minimum ? { minimumStrength: minimum } : {}),
      ...(covering('exercises')?.pattern ? { exercise: true } : {}),
    },
    run: first('run')?.value ?? 'onType',
    codeLens: first('codeLens')?.value ?? true,
    ...(baseline ? { baseline: { folder: baseline.layer.folder, path: baseline.value.text } } : {}),
    packs: packs
      ? packs.value.map(({ text }) => ({
          folder: packs.layer.folder,
          path: text,
          ...(packs.layer.own ? { anywhere: true as const } : {}),
        }))
      : [],
  }
}

/** Why and how a file is checked, for people: one fact a line. */
export function explain(path: string, decision: Decision, layers: readonly Layer[], say: Say = inEnglish): string {
  const { lint, packs, baseline } = decision
  const severities = Object.entries(lint.severity ?? {}).map(([name, severity]) => `${name}: ${severity}`)
  return [
    path,
    decision.why.map(say).join(' '),
    ...[
      settingsFrom(layers),
      ...(lint.exercise ? [l10n.t('It is read as an exercise file: a pattern under “exercises” covers it.')] : []),
      ...(lint.minimumStrength ? [l10n.t('Wording weaker than “{0}” is not told.', lint.minimumStrength)] : []),
      ...(severities.length ? [l10n.t('Severities: {0}.', severities.join(', '))] : []),
      ...(baseline ? [l10n.t('What the baseline {0} knows is not told again.', baseline.path)] : []),
      ...(packs.length ? [l10n.t('Packs: {0}.', packs.map(({ path: pack }) => pack).join(', '))] : []),
    ].map(say),
  ].join('\n')
}

/** Settings come from a configuration, from the editor, or from both. */
function settingsFrom([first, second]: readonly Layer[]): Localised {
  if (!first) return l10n.t('There is no .goodform.yaml in its folder or above; the defaults hold.')
  return second
    ? l10n.t('Settings come from {0}, then {1}.', first.name, second.name)
    : l10n.t('Settings come from {0}.', first.name)
}
