import { type LinterParts, ProseDocument } from './document/document.ts'
import { type ExerciseKnowledge, exerciseFormat } from './exercise/format.ts'
import { exerciseGuide } from './exercise/guide.ts'
import { lexiconOf } from './exercise/lexicon.ts'
import { unknownExercises } from './exercise/names.ts'
import { isExercise, isYaml } from './exercise/recognise.ts'
import { fixesFor, keepFixes, rewordings, soundFixes } from './fix/fixes.ts'
import type { Judged } from './judge/judge.ts'
import { type ClaimModel, teach } from './learn/index.ts'
import type { CompiledPacks, Linter } from './linter.ts'
import { createMatcher } from './match/matcher.ts'
import { type Format, type FormatHint, noFormat, ownRules, type RuleFinding } from './read/format.ts'
import { markdownFormat } from './read/markdown.ts'
import { isMdx, mdxFormat } from './read/mdx.ts'
import { createVocabulary } from './reword/vocabulary.ts'
import { evidenceCard } from './tell/card.ts'
import { rulesOf } from './tell/rules.ts'
import { cuesBy } from './weigh/cues.ts'

/** Builds a linter from compiled packs and, where there are any, the learned reader and what is known of exercises. */
export function createLinter(packs: CompiledPacks, model?: ClaimModel, exercises?: ExerciseKnowledge): Linter {
  const cues = cuesBy(packs.cues, packs.compiled.concepts.length)
  const claims = new Map(packs.claims.map((claim) => [claim.id, claim]))
  const lexicon = exercises && lexiconOf(exercises.data)
  const exercise = exercises && lexicon ? exerciseFormat(exercises, lexicon) : noFormat
  const articles = [markdownFormat, mdxFormat].map((format): [Format, Format] => [
    format,
    lexicon
      ? { ...format, across: (names, { known }) => (known ? unknownExercises(names, known, lexicon) : []) }
      : format,
  ])
  const articleFormats = new Map(articles)
  const article = (format: Format): Format => articleFormats.get(format) ?? format
  const formatOf = (text: string, hint: FormatHint): Format =>
    hint.exercise || isYaml(hint)
      ? isExercise(text, hint)
        ? exercise
        : noFormat
      : isMdx(hint)
        ? article(mdxFormat)
        : article(markdownFormat)
  const reader = model && teach(model, packs.claims)
  const rules = [...ownRules, ...(exercises?.data.rules.map(({ id }) => `exercise/${id}`) ?? [])]
  const names = new Set([...claims.keys(), ...rules].flatMap((id) => [id, id.split('/')[0]!]))
  const reading: LinterParts = { matcher: createMatcher(packs.compiled), cues, claims, names, model: reader, formatOf }
  const words = createVocabulary(packs.verbs, packs.claims, packs.compiled.forms)
  const tools = { words, matcher: reading.matcher, model: reader }
  return {
    claims,
    topics: packs.topics,
    rules: rulesOf(exercises?.data.rules),
    teachings: () => reader?.teachings?.() ?? [],
    ...(lexicon
      ? { exercises: exerciseGuide(exercise, lexicon, (text, hint) => isYaml(hint) && isExercise(text, hint)) }
      : {}),
    open: (text, options = {}) =>
      ProseDocument.open(text, reading, {
        hint: options,
        severity: options.severity ?? {},
        minimumStrength: options.minimumStrength ?? 'reported',
      }),
    fixes: (document, finding) => {
      if (!(document instanceof ProseDocument)) return []
      const claim = claims.get(finding.claim)
      if (claim && 'sentence' in finding) return fixesFor(document, finding as Judged, claim, tools)
      const { fixes = [] } = finding as RuleFinding
      if (finding.claim.startsWith('goodform/')) return fixes
      return [...soundFixes(document, finding), ...keepFixes(document, finding, finding.span)]
    },
    rewording: (document, finding) => {
      if (!(document instanceof ProseDocument)) return undefined
      const claim = claims.get(finding.claim)
      return claim && 'sentence' in finding
        ? rewordings(document, finding as Judged, claim, tools, 1)[0]
        : finding.claim.startsWith('goodform/')
          ? (finding as RuleFinding).fixes?.find(({ kind }) => kind !== 'suppress')
          : soundFixes(document, finding).next().value
    },
    reasoning: (document, offset) => (document instanceof ProseDocument ? document.reasoning(offset) : undefined),
    safeFix: (document, finding) => {
      if (!(document instanceof ProseDocument)) return undefined
      const claim = claims.get(finding.claim)
      if (claim && 'sentence' in finding) return rewordings(document, finding as Judged, claim, tools, 1, true)[0]
      return (finding as RuleFinding).fixes?.find((fix) => fix.safe)
    },
    card: (id, finding, say) => {
      const claim = claims.get(id)
      return claim && evidenceCard(claim, finding, say)
    },
  }
}
