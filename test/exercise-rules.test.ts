import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { loadExerciseData, schemaIsFresh } from '../scripts/build-exercises.ts'
import type { DoseKind } from '../server/src/core/exercise/data.ts'
import { readDose, readShort } from '../server/src/core/exercise/dose.ts'
import { longestDose, notations, shortNotation } from '../server/src/core/exercise/notation.ts'
import { knownExercises } from '../server/src/core/index.ts'
import { nearest } from '../server/src/core/near.ts'
import { apply, testLinter } from './marked.ts'
import { measured } from './measured.ts'

const linter = testLinter()
const options = { path: 'x.exercise.yaml' }

/** A text without its marks, each of which is told. */
const unmarked = (marked: string, told: (rule: string, fix: string | undefined, words: string) => void): string =>
  marked.replaceAll(/\{([a-z-]+)(?:>([^:}]*))?:([^}]*)\}/g, (_, rule, fix, words) => {
    told(rule, fix, words)
    return words
  })

/**
 * An exercise with its rules' findings marked: `{unknown-muscle:hamstrngs}`, or `{unknown-muscle>hamstrings:hamstrngs}` with what the
 * first fix puts there. An exercise without marks must have none.
 */
function tells(marked: string): void {
  const expected: string[] = []
  const text = unmarked(marked, (rule, fix, words) =>
    expected.push(`${rule}: ${words}${fix === undefined ? '' : ` > ${fix}`}`),
  )
  const document = linter.open(text, options)
  const told = document.findings
    .filter(({ claim }) => claim.startsWith('exercise/'))
    .map((finding, i) => {
      const fix = expected[i]?.includes(' > ') ? linter.fixes(document, finding)[0] : undefined
      const found = text.slice(finding.span.start, finding.span.end)
      return `${finding.claim.slice(9)}: ${found}${fix ? ` > ${fix.edits.map((e) => e.newText).join('')}` : ''}`
    })
  expect(told).toEqual(expected)
}

const rest = '\ninstructions: [Do it.]\n'

/** Exercises with what is told of them. */
const cases: readonly (readonly [string, string])[] = [
  ['an empty name', '{missing:name:}\nsteps: Do.\n'],
  ['a name of nothing', '{missing:name: ~}\nsteps: Do.\n'],
  ['a blank name', '{missing:name: " "}\nsteps: Do.\n'],
  ['empty instructions', '{missing:name: A}\ninstructions: []\ndescription: ""\n'],
  ['an entry of nothing', 'name: A\nsteps: [Do., {type:~}]\n'],
  [
    'typos in a dose',
    `name: A\nprescription: { {unknown-key>sets:sest}: 3, {unknown-key>reps:resp}: 10, {unknown-key>hold:holdd}: 30 s }${rest}`,
  ],
  ['a key beside the one that is meant', `name: A\n{unknown-key:instructons}: Do.${rest}`],
  ...[
    'instructions_de',
    'instructionsDe',
    'names',
    'joints',
    'stance',
    'lever',
    'categoryId',
    'videoId',
    'weighted',
    'variations',
  ].map((key) => [`a key of one’s own: ${key}`, `name: A\n${key}: x${rest}`] as [string, string]),
  ['steps in English', 'name_en: A\ninstructions_en: [Do.]\ninstructions_de: [Mach.]\n'],
  [
    'twice inside',
    `name: A\nprescription: { sets: 3, {duplicate-key:sets}: 4 }\nx: [{ y: { a: 1, {duplicate-key:a}: 2 } }]${rest}`,
  ],
  ['nothing', `name: A\nprimaryMuscles: [Quads, biceps_femoris, "Gluteus Maximus"]\nequipment: null${rest}`],
  ['other spellings', `title: A\nprimary_muscles: quads\nDifficulty: Advanced\nequipments: [Foam Roller, NONE]${rest}`],
  ['a muscle', `name: A\nprimaryMuscles: [{unknown-muscle>hamstrings:hamstirngs}]${rest}`],
  ['a muscle that is none', `name: A\nprimaryMuscles: [{not-a-muscle>glutes, TFL, quadriceps:IT band}, calves]${rest}`],
  ['that is there already', `name: A\nmuscles: [glutes, {not-a-muscle>TFL, quadriceps:IT band}]${rest}`],
  ['muscles between commas', `name: A\nmuscles: {unknown-muscle>[quads, glutes]:quads, glutes}${rest}`],
  ['a tempo in quotes', `name: A\ntempo: {tempo-digits>'3-1-1-0':'311'}${rest}`],
  ['alone', `name: A\ntarget: {not-a-muscle>[calves, soleus]:Achilles tendon}${rest}`],
  ['in a list', `name: A\nmuscles:\n  - {not-a-muscle>feet\n  - calves:plantar fascia}\n  - glutes${rest}`],
  ['quoted', `name: A\nmuscles: ["{unknown-muscle>calves:calvse}"]${rest}`.replace('"{', '{').replace('}"', '}')],
  ['equipment', `name: A\nequipment: [{unknown-equipment>foam roll:foam rol}, {unknown-equipment:spaceship}]${rest}`],
  ['a level', `name: A\nlevel: {unknown-word>beginner:beginer}${rest}`],
  ['a category', `name: A\ncategory: {unknown-word:cooking}${rest}`],
  ['a key', `name: A\n{unknown-key>primaryMuscles:primaryMuscels}: [glutes]${rest}`],
  ['a key of another kind', `name: A\nfavourite: yes${rest}`],
  ['twice', `name: A\n{duplicate-key:name}: B${rest}`],
  ['no text as a key', `name: A\n{strange-key:1}: B\n{strange-key:[a]}: c${rest}`],
  ['no name', `{missing:instructions: [Do it.]}\n`],
  ['no instructions', `{missing:name: A}\nlevel: beginner\n`],
  ['a step that is a key', 'name: A\ninstructions:\n  - {type:Note: keep straight}\n'],
  ['a number', `name: {type>'90':90}\ndescription: Turn.\n`],
  ['a text in place of an exercise', '{not-an-exercise:squat}\n'],
  ['a text in place of exercises', 'exercises: {not-an-exercise:squat}\n'],
  [
    'exercises under their ids',
    'exercises:\n  a:\n    name: A\n    steps: Do.\n    level: {unknown-word>beginner:beginnr}\n  b: {not-an-exercise:squat}\n',
  ],
  [
    'exercises of a plan, and of a group in it',
    'days:\n  - name: Monday\n    exercises:\n      - { name: A, level: {unknown-word>beginner:beginnr}, steps: Do. }\n      - group: B\n        exercises:\n          - { name: C, reps: {notation:many}, steps: Do. }\n',
  ],
  [
    'a library of exercises',
    'exercise_library:\n  - name: A\n    level: {unknown-word>beginner:beginnr}\n    steps: Do.\n',
  ],
  [
    'an exercise under its id, without a list',
    'a:\n  name: A\n  muscles: [{unknown-muscle>glutes:gluts}]\n  steps: Do.\n',
  ],
  [
    'exercises under other keys',
    'strength:\n  - name: A\n    level: {unknown-word>beginner:beginnr}\n    steps: Do.\n  - {missing:name: B}\nwarmup: { days: [{ name: C, reps: {notation:many}, steps: Do. }] }\n',
  ],
  [
    'a variation inside an exercise',
    `name: A\nkinds: [{ name: B, muscles: [{unknown-muscle>glutes:gluts}], cues: Sit. }]${rest}`,
  ],
  [
    'weeks inside an exercise',
    `name: A\nweeks: [{ name: One, sets: 3, reps: 8 }, { name: Two, sets: 3, reps: 10 }]${rest}`,
  ],
  [
    'other things with a name',
    'name: A\ndescription: Do.\nclips: [{ name: B, duration: 3 s }]\nathlete: { name: C, weight: 80 }\n',
  ],
  ['no exercise', '{no-exercise:version: 1}\nsquat: { deep: true }\n'],
  ['metadata before exercises', `version: 1\n---\nname: A${rest}`],
  ['ids in place of exercises', 'title: A\nexercises: [goblet-squat, front-squat]\n'],
  ['ids in a list', 'title: A\nexercises:\n- goblet-squat\n- {not-an-exercise:a goblet squat}\n'],
  ['a plan’s own keys behind its list', 'exercises:\n- name: A\n  steps: Do.\nnotes: Rest.\n'],
  ['a list behind a byte order mark', '\ufeff- name: A\n  level: {unknown-word>beginner:beginnr}\n  steps: Do.\n'],
  ['a key behind one', '\ufeffexercises:\n- name: A\n  level: {unknown-word>beginner:beginnr}\n  steps: Do.\n'],
  [
    'what is merged in, as if it were written there',
    'base: &base\n  name: A\n  level: {unknown-word>beginner:beginnr}\n  steps: [Do.]\nexercises:\n  - <<: *base\n    sets: 3\n  - <<: [*base]\n    name: B\n',
  ],
  ['what is merged in under YAML 1.1', '%YAML 1.1\n---\nx: &x\n  steps: [Do.]\nname: A\n<<: *x\n'],
  ['a list of text', '- name: A\n  description: B.\n- {not-an-exercise:just text}\n'],
  ['a time', `name: A\nhold: {notation:a while}${rest}`],
  ['repetitions', `name: A\nprescription:\n  sets: 3\n  reps: {notation:many}\n  rpe: {notation:12}${rest}`],
  [
    'usual notations',
    `name: A\nsets: 2-3\nreps: 10 each side\ntempo: 31X0\nrest: 60-90 sec\nload: 60 %1RM\nrir: 1-2${rest}`,
  ],
  ['in one line', `name: A\nprescription: 2 x 15${rest}`],
  ['in one line, in words', `name: A\nprescription: as needed${rest}`],
  ['a prescription that cannot be read', `name: A\nprescription: {type:5 km easy}${rest}`],
  ['a number for a prescription', `name: A\nprescription: {type:5}${rest}`],
  ['a list for a prescription', `name: A\nprescription: [{type:daily}]${rest}`],
  ['what is no load', `name: A\nload: {notation:banana}${rest}`],
  ['a time as a load', `name: A\nload: {notation>duration:90 s}${rest}`],
  ['less than no load', `name: A\nload: {notation:-5 kg}${rest}`],
  ['loads', `name: A\nload: as heavy as you can${rest}`],
  ['a rest in metres', `name: A\nrest: {notation:400 m}${rest}`],
  ['a long time in minutes', `name: A\nwholeDuration: 90 m${rest}`],
  ['a tempo of two', `name: A\ntempo: {notation:1/1}${rest}`],
  [
    'no dose at all',
    `name: A\nsets: {dose-impossible:0}\nreps: {dose-impossible:0}\nhold: {dose-impossible:0 s}\nrest: 0${rest}`,
  ],
  ['more than can be done', `name: A\nsets: {dose-impossible:300}\nreps: {dose-impossible:100000}${rest}`],
  ['open ends', `name: A\nreps: "5, 3, 1+"\nhold: max${rest}`],
  ['a dose for each set', `name: A\nreps: [10, 8, {notation:many}]\nsets: [{ reps: 10, weight: 20 }]${rest}`],
  ['a dose with its unit', `name: A\nduration: { value: 30, unit: s }\n${rest}`],
  [
    'doses by level',
    `name: A\nprescription:\n  beginner: { sets: 2, reps: 8 }\n  advanced: { sets: 4, reps: {dose-contradiction:14-12} }${rest}`,
  ],
  ['names by language', `name: { en: A, de: B }${rest}`],
  ['records', `name: A\nsources: [{ title: B, year: 2020 }]\nimages: [{ url: c.png }]\nvideo: { url: d }${rest}`],
  ['steps with keys', 'name: A\nsteps: [{ text: Do it., image: a.png }]\n'],
  ['a time as repetitions', `name: A\nreps: {notation>duration:30 s}${rest}`],
  ['a distance as a time', `name: A\nprescription: { hold: {notation>distance:2 km} }${rest}`],
  ['a weight as sets', `name: A\nsets: {notation>load:20 kg}${rest}`],
  ['a time as repetitions beside a time', `name: A\nreps: {notation:30 s}\nduration: 30 s${rest}`],
  ['a unit of load', `name: A\nload: { value: 20, unit: {unknown-word:stones} }${rest}`],
  ['units of load', `name: A\nprescription: { load: { value: 60, unit: "%" } }${rest}`],
  [
    'muscles by role',
    `name: A\nmuscles:\n  primary: [quads, {not-a-muscle>feet, calves:plantar fascia}]\n  optional: [{unknown-muscle>calves:calvs}]${rest}`,
  ],
  ['a part of the body as the category', `name: A\ncategory: Upper Arms${rest}`],
  ['a key with a mark in front', `"@type": A\nname: A${rest}`],
  ['cues alone', 'name: A\ncues: [Breathe.]\n'],
  ['a range backwards', `name: A\nreps: {dose-contradiction:12-8}${rest}`],
  ['two doses', `name: A\nreps: 12\nprescription: { reps: {dose-contradiction:8-10} }${rest}`],
  ['RPE and RIR', `name: A\nrpe: {dose-contradiction:9}\nrir: 4${rest}`],
  [
    'steps that count for others',
    'name: A\nsets: 3\nreps: 10\nsteps: [Beginners start with 1 set., After 2 reps take a breath., Repeat 5 times.]\n',
  ],
  ['steps that count sets of it', 'name: A\nsets: 3\nreps: 12\nsteps: [{dose-contradiction:Do 2 sets of 12 reps.}]\n'],
  ['steps that count otherwise', `name: A\nreps: 12\ninstructions:\n  - {dose-contradiction:Do 20 repetitions.}\n`],
  ['a tempo of three', `name: A\ntempo: {tempo-digits>"3-1-1-0":3-1-1}${rest}`],
  ['a bounce', 'name: Calf stretch\ninstructions: [Lean in and {bouncing-stretch:bounce} lightly.]\n'],
  ['no bounce', 'name: Calf stretch\ninstructions: [Lean in. Do not bounce., Hold without bouncing.]\n'],
  ['one side', 'name: A\ninstructions: [Lift the {one-side:left} leg.]\n'],
  ['one side of a muscle', 'name: A\nsteps: [Stand up., Lean to the {one-side:left}. Get your form right.]\n'],
  ['sides in the dose', 'name: A\nprescription: 3 x 30 s each side\nsteps: [Lift the left leg.]\n'],
  ['sides in the repetitions', 'name: A\nreps: 10 per side\nsteps: [Lift the left leg.]\n'],
  ['sides in the hold', 'name: A\nhold: 30 s each side\nsteps: [Lift the left leg.]\n'],
  ['sides in the notes', 'name: A\nsteps: [Lift the left leg.]\nnotes: Then change sides.\n'],
  ['the other way round', 'name: A\nsteps: [Use your left hand. Vice versa.]\n'],
  ['in a mirror', 'name: A\nsteps: [Use your left hand., Mirror it.]\n'],
  ...[
    'Bend to a right angle.',
    'Stop with one rep left.',
    'Hold it right above you.',
    'Get your form right.',
    'Push up right away.',
    'Find the right height.',
  ].map((step) => [`no side: ${step}`, `name: A\nsteps: [${step}]\n`] as [string, string]),
  ['a bounce of a ball', 'name: Calf stretch\nsteps: [If the ball bounces, start again., The ball bounces off.]\n'],
  ['a stretch that moves', 'name: Calf stretch\ncategory: dynamic stretching\nsteps: [Bounce lightly.]\n'],
  [
    'strength on a roller',
    `name: Plank on a foam roller\ncategory: strength\nequipment: foam roller\nhold: 5 min${rest}`,
  ],
  ['both sides', 'name: A\ninstructions: [Lift the left leg., Switch legs.]\n'],
  [
    'rolling a band that is named as a muscle, once',
    `name: A\nequipment: foam roll\nprimaryMuscles: [{rolling-target>glutes, TFL, quadriceps:IT band}]\nsecondaryMuscles: [{not-a-muscle:ITB}]${rest}`,
  ],
  ['rolling a band', `name: A\nequipment: foam roll\nid: Roll_{rolling-target:IT_Band}${rest}`],
  ['rolling a joint', `name: Foam rolling the {rolling-target:knee}${rest}`],
  ['rolling a muscle', `name: Foam rolling the calves\nprimaryMuscles: [calves]${rest}`],
  ['the neck is a muscle to train', `name: Neck curl\nprimaryMuscles: [neck]${rest}`],
  ['the neck is none to roll', `name: A\ncategory: smr\nprimaryMuscles: [{rolling-target:neck}]${rest}`],
  ['stretching a band', `name: {stretching-target:IT band} stretch\nprimaryMuscles: [abductors]${rest}`],
  ['a long roll', `name: A\nequipment: foam roller\nduration: {dose-above:15 min}${rest}`],
  ['many rounds', `name: A\nequipment: foam roller\nprescription: { sets: 5, duration: {dose-above:2 min} }${rest}`],
  ['a short roll', `name: A\nequipment: foam roller\nduration: {dose-below:10 s}${rest}`],
  ['a studied roll', `name: A\nequipment: foam roller\nprescription: { sets: 2, duration: 60 s }${rest}`],
  [
    'the same id',
    '- { name: A, id: a, description: One. }\n- { name: B, id: {duplicate-exercise:a}, description: Two. }\n',
  ],
  ['the same name', 'name: Squat\ndescription: One.\n---\nname: {duplicate-exercise:Squat}\ndescription: Two.\n'],
]

/** Texts that no marks fit in. */
const broken = [
  'name: A\nsteps:\n- *Important* keep straight.\n- Do.\n',
  'name: A\nsteps:\n- # nothing\n- ~\n- Do: it\n',
  '- ~\n- name: A\n   steps: Do.\n',
  'name: A\nmuscles: [&x IT band, *x, glutes]\nsteps: Do.\n',
  `name: A\ntempo: '311'\nprescription: 5 km easy\nsteps: Do.\n`,
  'name: A\nmuscles: quads, glutes\nsteps: [5, yes, ~]\n',
  'name: A\nload: 90 s\nduration: 30 s\nsteps: Do.\n',
]

describe('an exercise file is told what is wrong, at the place', () => {
  test.each([...cases])('%s', (_, marked) => {
    tells(marked)
  })

  test('an id that another file gives is told in the second file, by that file’s name', () => {
    const file = (id: string, name: string) => ({ path: `plans/${id}-${name}.exercise.yaml`, defined: [{ id, name }] })
    const known = knownExercises([file('squat', 'Squat'), file('squat', 'Other squat'), file('plank', 'plank')])
    const messages = (path: string, text: string) =>
      linter.open(text, { path, known }).findings.map(({ message }) => message)
    const squat = 'id: squat\nname: Other squat\ndescription: Sit.\n'
    expect(messages('plans/squat-Squat.exercise.yaml', squat)).toEqual([])
    expect(messages('plans/squat-Other squat.exercise.yaml', squat)).toEqual([
      'Another exercise in squat-Squat.exercise.yaml has the id “squat”.',
    ])
    // A name is no id.
    expect(messages('other.exercise.yaml', 'id: plank\nname: Plank\ndescription: Hold.\n')).toEqual([])
  })

  test('a file without an exercise counts as not checked', () => {
    expect(linter.open('squat: { deep: true }\n', options).findings).toMatchObject([
      { claim: 'exercise/no-exercise', unchecked: true },
    ])
  })

  test('a finding between exercises carries the name that it is about', () => {
    const text = 'name: A\nid: a\nsteps: Do.\nprogressions: [c]\n---\nname: B\nid: a\nsteps: Do.\n'
    expect(
      linter.open(text, { ...options, known: new Map() }).findings.map(({ claim, text }) => [claim, text]),
    ).toEqual([
      ['exercise/unknown-exercise', 'c'],
      ['exercise/duplicate-exercise', 'a'],
    ])
  })

  test('an alias is told where the value stands, once', () => {
    tells(
      '- name: A\n  muscles: &m [{unknown-muscle:calvs}]\n  description: X.\n- name: B\n  muscles: *m\n  description: X.\n',
    )
  })

  test.each([
    ['a long muscle', `name: A\nprimaryMuscles: [${'muscle of the outer thigh '.repeat(20)}]${rest}`],
    ['a long key', `name: A\n${'verylong'.repeat(30)}Key: b\n${'verylong'.repeat(30)}Key: b${rest}`],
    [
      'a long name, twice',
      `- { name: ${'x y '.repeat(80)}, description: A }\n- { name: ${'x y '.repeat(80)}, description: B }`,
    ],
    [
      'a long dose',
      `name: A\nhold: ${'a while or two '.repeat(20)}\nprescription: { rpe: [1], tempo: none, load: {} }${rest}`,
    ],
    [
      'rolled long',
      `name: A\nequipment: foam roller\nprescription: { sets: 12, duration: 119 seconds for each side }${rest}`,
    ],
    [
      'stretched long',
      `name: A\ncategory: stretching\nhold: between 2 and 3 minutes\nduration: 150 seconds each side${rest}`,
    ],
    [
      'what is nothing',
      `- ${'text '.repeat(80)}\n- [a]\n- name: [a]\n  description: { a: 1 }\n  level: ${'high '.repeat(40)}`,
    ],
    ['what is no YAML', `name: "A\n\t- b\ninstructions: [`],
    ['nested deep', `name: ${'['.repeat(300)}`],
  ])('a message is one short line: %s', (_, text) => {
    const { findings } = linter.open(text, options)
    expect(findings).not.toEqual([])
    for (const { message } of findings) expect(message).toMatch(/^.{10,100}$/)
  })

  test('every sentence leaves room for its values', () => {
    const { rules, parts, dose, types } = loadExerciseData()
    const fixed = (text: string) => text.replaceAll(/\{\w+\}/g, '').length
    for (const { id, says } of rules) expect(fixed(says), id).toBeLessThanOrEqual(85)
    for (const { names, aims = {} } of parts) {
      const name = Math.max(...names.map((n) => n.length))
      for (const why of Object.values(aims)) expect(name + why.length, names[0]).toBeLessThanOrEqual(88)
    }
    for (const { above, below = '', aboveTotal = '' } of dose.studied)
      for (const says of [above, below, aboveTotal]) expect(says.length, says).toBeLessThanOrEqual(86)
    for (const [type, { is, write = '' }] of Object.entries(types))
      expect(is.length + write.length, type).toBeLessThanOrEqual(86)
  })

  test('every fix of every text here clears its finding and breaks nothing', () => {
    const structure = ['yaml', 'duplicate-key', 'strange-key', 'type'].map((rule) => `exercise/${rule}`)
    const count = (claims: readonly string[], claim: string) => claims.filter((other) => other === claim).length
    const told = (text: string) => linter.open(text, options).findings.map(({ claim }) => claim)
    let tried = 0
    for (const text of [...cases.map(([, marked]) => unmarked(marked, () => {})), ...broken]) {
      const document = linter.open(text, options)
      const before = told(text)
      for (const finding of document.findings)
        for (const fix of linter.fixes(document, finding)) {
          const after = apply(text, fix.edits)
          const now = told(after)
          tried++
          // Of what is told once only, another place may be the first now.
          const [{ start, newText } = { start: 0, newText: '' }] = fix.edits
          const again = linter
            .open(after, options)
            .findings.some(
              ({ claim, span }) => claim === finding.claim && span.end > start && span.start < start + newText.length,
            )
          expect(!again || count(now, finding.claim) < count(before, finding.claim), after).toBe(true)
          for (const claim of structure) expect(count(now, claim), after).toBeLessThanOrEqual(count(before, claim))
        }
    }
    expect(tried).toBeGreaterThan(150)
  })

  test('a fix leaves valid YAML', () => {
    const text = 'name: A\nmuscles:\n  - IT band # the band\n  - calves\ninstructions:\n  - Note: breathe\n'
    const document = linter.open(text, options)
    for (const finding of document.findings)
      for (const fix of linter.fixes(document, finding)) {
        const after = apply(text, fix.edits)
        expect(parseDocument(after).errors, after).toEqual([])
        expect(linter.open(after, options).findings.map((f) => f.claim)).not.toEqual(
          document.findings.map((f) => f.claim),
        )
      }
  })
})

describe('what is no valid YAML', () => {
  const told = (text: string) =>
    linter.open(text, options).findings.map(({ claim, span }) => `${claim}: ${text.slice(span.start, span.end)}`)
  test('a key that is indented too far is told on its line, and nothing else', () => {
    expect(told('- name: A\n   instructions: Stand.\n')).toEqual(['exercise/yaml: instructions'])
  })
  test('a text that begins with a star is told as one, with quotes as the fix', () => {
    const text = 'name: A\nsteps:\n- *Important* keep straight. # x\n- Do.\n'
    expect(told(text)).toEqual(['exercise/yaml: *Important* keep straight.'])
    const document = linter.open(text, options)
    const [fix] = linter.fixes(document, document.findings[0]!)
    expect(linter.open(apply(text, fix!.edits), options).findings).toEqual([])
  })
  test('an alias that leads nowhere is told as one', () => {
    expect(linter.open('name: A\nsteps: *nobody\n', options).findings.map(({ message }) => message)).toEqual([
      'There is no “&nobody” that “*nobody” could stand for.',
    ])
  })
  test('nothing is quoted that is nothing', () => {
    const text = 'name: A\nsteps:\n- # nothing\n- Do.\n'
    const document = linter.open(text, options)
    expect(document.findings.map(({ message }) => message)).toEqual(['“nothing” is not a step: take it out.'])
    expect(linter.fixes(document, document.findings[0]!).map(({ kind }) => kind)).toEqual(['suppress'])
  })
  test('many values without an alias are not said to be of one', () => {
    const text = `name: A\nsteps: Do.\nmuscles: [${'glutes, '.repeat(20_000)}glutes]\n`
    expect(linter.open(text, options).findings.map(({ message }) => message)).toEqual([
      'Not checked further: here are more than 20,000 values.',
    ])
  })
})

describe('doses', () => {
  test.each<[DoseKind, string, number, number]>([
    ['time', '30', 30, 30],
    ['time', '30s', 30, 30],
    ['time', '30-60 sec', 30, 60],
    ['time', '2 min', 120, 120],
    ['time', '1 min 30 s', 90, 90],
    ['time', '1:30', 90, 90],
    ['time', '00:01:30', 90, 90],
    ['time', '1:30-2:00', 90, 120],
    ['time', 'PT1M30S', 90, 90],
    ['time', '60-90sec', 60, 90],
    ['time', '20–30 seconds per side', 20, 30],
    ['time', '30 s (each side)', 30, 30],
    ['time', '30 sec to 2 min', 30, 120],
    ['time', 'up to one minute per muscle group', 60, 60],
    ['time', '60 s or more', 60, 60],
    ['count', 'two or three', 2, 3],
    ['count', '3 working sets', 3, 3],
    ['reps', '8-12', 8, 12],
    ['reps', '10 each side', 10, 10],
    ['reps', '10 ea.', 10, 10],
    ['reps', '8 or 10 per foot', 8, 10],
    ['reps', '8 to 12 reps', 8, 12],
    ['reps', '8-10RM', 8, 10],
    ['reps', '5 breaths', 5, 5],
    ['distance', '5 km', 5000, 5000],
    ['distance', '1,500 m', 1500, 1500],
    ['distance', '5K', 5000, 5000],
    ['rpe', '7-8', 7, 8],
    ['rpe', '@8', 8, 8],
    ['rpe', 'RPE 8/10', 8, 8],
    ['rir', '2 RIR', 2, 2],
  ])('%s %s', (kind, text, min, max) => {
    expect(readDose(kind, text)).toMatchObject({ kind: 'range', range: { min, max } })
    expect(new RegExp(notations[kind]!.join('|'), 'u').test(text.toLowerCase()), 'the schema takes it too').toBe(true)
  })
  test.each<[DoseKind, string]>([
    ['reps', 'AMRAP'],
    ['reps', '5, 3, 1+'],
    ['time', 'max'],
    ['load', '60 kg + chains'],
    ['load', 'heavy'],
    ['reps', '12, 10, 8'],
    ['reps', '12-10-8'],
    ['reps', 'As many reps as possible'],
    ['reps', 'to fatigue'],
    ['time', '5 breaths'],
    ['time', 'as needed'],
    ['tempo', '3/1/1/0'],
    ['tempo', '3 – 1 – 1 – 0'],
    ['tempo', '10-0-1-0'],
    ['tempo', '31X0'],
  ])('%s %s', (kind, text) => {
    expect(readDose(kind, text)).toBeDefined()
    expect(new RegExp(notations[kind]!.join('|'), 'u').test(text.toLowerCase())).toBe(true)
  })
  test.each<[DoseKind, string]>([
    ['time', 'long'],
    ['time', '400 m'],
    ['load', 'banana'],
    ['load', '90 s'],
    ['tempo', '1/1'],
    ['time', '30 apples'],
    ['reps', 'lots'],
    ['tempo', '3-1'],
    ['rpe', '11'],
    ['rir', '9'],
  ])('%s cannot be %s', (kind, text) => {
    expect(readDose(kind, text)).toBeUndefined()
  })
  test.each([
    ['2 x 15', { sets: 2, reps: 15 }],
    ['3×8-12', { sets: 3, reps: 8 }],
    ['3 sets of 30-60 s', { sets: 3, duration: 30 }],
    ['3 x 30 s hold', { sets: 3, duration: 30 }],
    ['two sets of fifteen, twice a week', { sets: 2, reps: 15 }],
    ['2 sets, 15 reps', { sets: 2, reps: 15 }],
    ['3 x 10 @ 60 kg', { sets: 3, reps: 10 }],
    ['3 x 10 x 60 kg', { sets: 3, reps: 10 }],
    ['3 sets of 8-12 reps at RPE 8', { sets: 3, reps: 8 }],
    ['4 x 400 m', { sets: 4, distance: 400 }],
    ['1 x 5 m', { sets: 1, duration: 300 }],
    ['12 reps', { reps: 12 }],
    ['3 sets', { sets: 3 }],
  ])('in one line: %s', (text, wanted) => {
    const least = readShort(text)?.map(({ key, dose }) => [key, dose.kind === 'range' ? dose.range.min : dose.kind])
    expect(Object.fromEntries(least ?? [])).toEqual(wanted)
    expect(new RegExp(shortNotation, 'u').test(text), 'the schema takes it too').toBe(true)
  })
  test('what is no dose in one line', () => {
    expect(readShort('now and then')).toBeUndefined()
    expect(readShort('AMRAP x 2')).toBeUndefined()
  })
  test('a text made to be slow is read at once', measured, () => {
    const slow = [' ', '1 ', '1-', '1 x ', '1:', '(', 'one to ', 'x , '].flatMap((part) => [
      `1${part.repeat(longestDose)}`,
      `1${part.repeat(longestDose / part.length - 2)}!`,
    ])
    const started = process.cpuUsage()
    for (const text of slow) {
      for (const kind of Object.keys(notations)) readDose(kind as DoseKind, text)
      readShort(text)
    }
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(500)
  })
})

describe('the data', () => {
  const data = loadExerciseData()
  test('the published schema is fresh', () => {
    expect(schemaIsFresh(data)).toBe(true)
  })
  test('no word means two things in one list', () => {
    const lists = { muscles: data.muscles, ...data.words, fields: data.fields.map((f) => ({ ...f, name: f.key })) }
    for (const [list, entries] of Object.entries(lists)) {
      const all = entries.flatMap(({ name, aliases }) => [
        ...new Set([name, ...aliases].map((w) => w.toLowerCase().replaceAll(/[\s_-]/g, ''))),
      ])
      expect([...new Set(all.filter((word, i) => all.indexOf(word) !== i))], list).toEqual([])
    }
  })
  test('every part of the body points to muscles that there are', () => {
    const names = new Set(data.muscles.map(({ name }) => name))
    for (const part of data.parts)
      expect(
        part.meant.filter((muscle) => !names.has(muscle)),
        part.names[0],
      ).toEqual([])
  })
  test('the nearest word', () => {
    expect(nearest('hamstirngs', ['calves', 'hamstrings'])).toBe('hamstrings')
    expect(nearest('nose', ['calves', 'toes'])).toBe(undefined)
  })
})
