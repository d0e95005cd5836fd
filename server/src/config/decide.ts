import { globCovers } from '../core/config/glob.ts'
import type { Config, Placed } from '../core/config/parse.ts'
import type { LintOptions } from '../core/index.ts'
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
  /** Why, in a sentence. */
  readonly why: string
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
    return found && { ...found, pattern }
  }
  const ignore = covering('ignore')
  const include = covering('include')
  const where = (layer: Layer, { text, line }: Placed) => `“${text}” (${layer.name}, line ${line + 1})`
  const why = ignore?.pattern
    ? `It is not checked: the ignore pattern ${where(ignore.layer, ignore.pattern)} covers it.`
    : include && !include.pattern
      ? `It is not checked: no include pattern of ${include.layer.name} covers it.`
      : include?.pattern
        ? `It is checked: the include pattern ${where(include.layer, include.pattern)} covers it.`
        : 'It is checked: nothing leaves it out.'
  const packs = first('packs')
  const minimum = first('minimumStrength')?.value
  const baseline = first('baseline')
  return {
    checked: !ignore?.pattern && (!include || include.pattern !== undefined),
    why,
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
export function explain(path: string, decision: Decision, layers: readonly Layer[]): string {
  const { lint, packs, baseline } = decision
  const severities = Object.entries(lint.severity ?? {}).map(([name, severity]) => `${name}: ${severity}`)
  return [
    path,
    decision.why,
    layers.length
      ? `Settings come from ${layers.map(({ name }) => name).join(', then ')}.`
      : 'There is no .goodform.yaml in its folder or above; the defaults hold.',
    ...(lint.exercise ? ['It is read as an exercise file: a pattern under “exercises” covers it.'] : []),
    ...(lint.minimumStrength ? [`Wording weaker than “${lint.minimumStrength}” is not told.`] : []),
    ...(severities.length ? [`Severities: ${severities.join(', ')}.`] : []),
    ...(baseline ? [`What the baseline ${baseline.path} knows is not told again.`] : []),
    ...(packs.length ? [`Packs: ${packs.map(({ path: pack }) => pack).join(', ')}.`] : []),
  ].join('\n')
}
