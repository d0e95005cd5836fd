import { expect, test } from 'vitest'
import { testLinter } from './marked.ts'

const linter = testLinter()

/** One record as each data set keeps it (keys and words are theirs, the exercises our own). */
const shapes: Readonly<Record<string, string>> = {
  'free-exercise-db': `
- id: Wall_Sit
  name: Wall sit
  force: static
  level: beginner
  mechanic: compound
  equipment: body only
  primaryMuscles: [quadriceps]
  secondaryMuscles: [glutes, calves]
  instructions: [Lean on a wall., Slide down and stay there.]
  category: strength
  images: [Wall_Sit/0.jpg]
`,
  ExerciseDB: `
- exerciseId: a1b2c3d
  name: band shrug
  gifUrl: a1b2c3d.gif
  targetMuscles: [traps]
  bodyParts: [neck]
  equipments: [band, sled machine, skierg machine, weighted, tire]
  secondaryMuscles: [shoulders, ankle stabilizers, wrist extensors, inner thighs, grip muscles, lower abs]
  instructions:
    - "Step:1 Stand on the band."
    - "Step:2 Lift your shoulders towards your ears."
`,
  'exercises-dataset': `
- id: "0001"
  name: curl-up
  category: waist
  body_part: waist
  equipment: body weight
  target: abs
  muscle_group: hip flexors
  secondary_muscles: [hip flexors, lower back]
  instructions: { en: Lie on your back., tr: Sırt üstü yat. }
  instruction_steps: { en: [Lie on your back., Curl up.], tr: [Sırt üstü yat.] }
  gif_url: videos/0001.gif
`,
  wger: `
- id: 345
  uuid: 1b020b3a-3732-4c7e-92fd-a0cec90ed69b
  category: Abs
  name: Curl-up
  muscles: [Rectus abdominis, Anterior deltoid, Gastrocnemius, Biceps femoris]
  muscles_secondary: [Obliquus externus abdominis, Serratus anterior]
  equipment: [none (bodyweight exercise), SZ-Bar, Swiss Ball, Pull-up bar]
  variation_group: 3
  description: Lie down and curl up.
  license: CC-BY-SA 4
  sets: 4
  repetitions: 8
  max_repetitions: 12
  weight: 20
  rir: 2
  rest: 90
`,
  exercemus: `
- category: strength
  name: Arms-out hold
  aliases: [Long hold]
  description: Hold two weights at arm's length.
  instructions: [Lift them., Hold.]
  tips: [Breathe.]
  equipment: [dumbbell]
  primary_muscles: [shoulders, serratus anterior]
  secondary_muscles: [brachialis]
  tempo: 3-1-1-0
  images: []
  video: https://example.org/x
  variation_on: []
  license: { name: CC, url: "https://example.org" }
`,
  'Portable Workout Format': `
title: Monday
exercises:
  - id: squat
    name: Squat
    modality: strength
    target_sets: 3
    target_reps: 8
    target_load: 60 kg
    rest_between_sets_sec: 90
    rest_after_sec: 120
    cues: Sit between your heels.
    group: A
    group_type: superset
  - name: Plank
    modality: countdown
    target_sets: 2
    target_duration_sec: 30
    cues: Breathe.
`,
  'Workout Share': `
- name: Goblet squat
  sets: 3
  reps: "8-12"
  weight: 20kg
  rest: 60-90sec
  duration: 2min
  notes: Sit back.
  substitutes: [Goblet squat]
  muscles: { primary: [quads], optional: [glutes] }
`,
  'a programme with modes': `
- id: squat
  name: Squat
  equipment: [pull-up-bar, resistance-band]
  muscles: [front-deltoids, lower-back]
  instructions: [Sit.]
  prescription:
    mode: reps
    sets: 3
    target: { reps: { min: 8, max: 12 }, timeSec: { min: 30, max: 60 } }
    tempo: { down: 3, pause: 1, up: X }
    toFailure: false
    restAfterSec: 90
`,
  'an ExercisePlan of schema.org': `
"@type": ExercisePlan
name: Easy legs
exerciseType: flexibility
activityDuration: PT30M
activityFrequency: 3 per week
intensity: moderate
repetitions: 10
restPeriods: 60 seconds
workload: 200 kcal
category: leisure
description: Move at ease.
`,
}

test.each(Object.entries(shapes))('a record of %s has nothing wrong with it', (_, text) => {
  // Nothing is unknown that another file could define.
  const { findings } = linter.open(text, { path: 'a.exercise.yaml', known: new Map() })
  expect(findings.map(({ message }) => message)).toEqual([])
})

test('doses that stand deeper are read too', () => {
  const text = shapes['a programme with modes']!.replace('min: 8, max: 12', 'min: 12, max: 8')
  const [finding] = linter.open(text, { path: 'a.exercise.yaml' }).findings
  expect(finding?.message).toBe('“12-8” runs backwards: 12 is more than 8.')
})

test.each(Object.keys(shapes).filter((name) => !name.includes('ExercisePlan')))(
  'a file of %s is recognised by its content',
  (name) => {
    expect(linter.open(shapes[name]!, { path: 'data.yaml' }).format.name).toBe('exercise')
  },
)
