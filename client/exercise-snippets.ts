import {
  CompletionItem,
  CompletionItemKind,
  type Disposable,
  l10n,
  languages,
  type Position,
  Range,
  SnippetString,
  type TextDocument,
} from 'vscode'
import { isExercise } from '../server/src/core/exercise/recognise.ts'
import { selector } from './documents.ts'

const snippets = [
  {
    name: 'exercise-strength',
    says: () => l10n.t('A strength exercise with sets and repetitions'),
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: places of a snippet
    lines: [
      '- id: ${1:goblet-squat}',
      '  name: ${2:Goblet squat}',
      '  category: strength',
      '  level: ${3|beginner,intermediate,expert|}',
      '  equipment: ${4:dumbbell}',
      '  primaryMuscles: [${5:quadriceps, glutes}]',
      '  prescription: { sets: ${6:3}, reps: ${7:8-12}, rest: ${8:90 s} }',
      '  instructions:',
      '    - ${9:What to do first.}',
      '    - ${0:What to do then.}',
    ],
  },
  {
    name: 'exercise-stretch',
    says: () => l10n.t('A stretch that is held'),
    lines: [
      '- id: ${1:calf-stretch}',
      '  name: ${2:Calf stretch}',
      '  category: stretching',
      '  level: beginner',
      '  primaryMuscles: [${3:calves}]',
      '  prescription: { sets: ${4:2}, hold: ${5:30 s}, side: each }',
      '  instructions:',
      '    - ${6:How to take the position.}',
      '    - ${0:Hold still, then change sides.}',
    ],
  },
  {
    name: 'exercise-roll',
    says: () => l10n.t('Self-massage of one muscle, with the dose that has been studied'),
    lines: [
      '- id: ${1:roll-calves}',
      '  name: ${2:Calf roll}',
      '  category: foam rolling',
      '  level: beginner',
      '  equipment: ${3|foam roll,massage ball,stick roller|}',
      '  primaryMuscles: [${4:calves}]',
      '  prescription: { sets: ${5:1}, duration: ${6:30-60 s}, side: each }',
      '  instructions:',
      '    - ${7:Where the roller lies.}',
      '    - ${0:How to move, then change sides.}',
    ],
  },
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: places of a snippet
]

/** Offers whole exercises where a line of an exercise file begins; a manifest's snippets would turn up in all YAML. */
export const offerSnippets = (): Disposable =>
  languages.registerCompletionItemProvider(
    selector().filter(({ language }) => language === 'yaml'),
    { provideCompletionItems: snippetsAt },
  )

/** The snippets for a place. */
export function snippetsAt(document: TextDocument, position: Position): CompletionItem[] {
  const start = new Range(position.line, 0, position.line, position.character)
  const typed = document.getText(start)
  if (!/^[\w-]*$/.test(typed) || !isExercise(document.getText(), { path: document.uri.path })) return []
  return snippets.map(({ name, says, lines }) => {
    const item = new CompletionItem(name, CompletionItemKind.Snippet)
    item.detail = says()
    item.insertText = new SnippetString(lines.join('\n'))
    item.range = start
    return item
  })
}
