import { describe, expect, test } from 'vitest'
import { builtInPacks } from '../server/src/built-in.ts'
import { finite } from '../server/src/core/reword/grammar/group.ts'
import { verbGroups } from '../server/src/core/reword/grammar/groups.ts'
import { tokenize } from '../server/src/core/split/tokens.ts'

/** The finite verbs of a sentence, each behind its subject. */
function read(text: string): string[] {
  const tokens = tokenize(text)
  const words = (first: number, last: number) => text.slice(tokens[first]!.start, tokens[last]!.end)
  return verbGroups(tokens, builtInPacks.verbs, text)
    .filter(({ kind }) => finite.has(kind))
    .map(
      ({ first, main, subject }) => `${subject ? `${words(subject.first, subject.last)} ` : ''}| ${words(first, main)}`,
    )
}

describe('a statement has the verb that agrees with its subject', () => {
  test.each([
    [
      'Each kilo of fat that you drop saves your knees a load.',
      ['you | drop', 'Each kilo of fat that you drop | saves'],
    ],
    ['Those who skip the warm-up arrive in pieces.', ['who | skip', 'Those who skip the warm-up | arrive']],
    ['Twelve minutes of skipping leave you out of breath.', ['Twelve minutes of skipping | leave']],
    ['Every inch your head creeps towards it is a debt.', ['your head | creeps', 'it | is']],
    ['Weeks spent slumped over a screen are the cause.', ['Weeks spent slumped over a screen | are']],
    ['The body senses a famine and clamps down on fat.', ['The body | senses', '| clamps']],
    [
      'The elastic tape holds the kneecap up and takes over part of the work of the thigh.',
      ['The elastic tape | holds', '| takes'],
    ],
    ['Something to drink at ten keeps you going.', ['Something to drink at ten | keeps']],
    ['A heel that swells wants a softer shoe.', ['that | swells', 'A heel that swells | wants']],
    ['Most of the team enjoy it.', ['Most of the team | enjoy']],
    ['Skip it, because calves that know the drill stop growing.', ['that | know', 'calves that know the drill | stop']],
  ])('%s', (text, verbs) => {
    expect(read(text)).toEqual(verbs)
  })
})

test.each([
  ['Crunches burn belly fat.', ['Crunches | burn']],
  ['Squats damage knees.', ['Squats | damage']],
  ['Helps burn fat.', ['| Helps']],
])('at the beginning a plural is no verb where one stands behind it: %s', (text, verbs) => {
  expect(read(text)).toEqual(verbs)
})

describe('a verb is joined to one before the last', () => {
  test.each([
    [
      'The ball finds the spots that tighten when you sit and loosens them up.',
      ['The ball | finds', 'that | tighten', 'you | sit', '| loosens'],
    ],
    ['Two minutes a day will wake them and costs you nothing.', ['Two minutes a day | will wake', '| costs']],
  ])('%s', (text, verbs) => {
    expect(read(text)).toEqual(verbs)
  })
})

describe('no verb is', () => {
  test.each([
    ['what a number counts', 'Thirty side bends each way, twice a week.', []],
    [
      'what is counted by the day',
      'Ten minutes of side bends a day will whittle it.',
      ['Ten minutes of side bends a day | will whittle'],
    ],
    ['what is named before what it is for', 'Glute bridges to wake up your glutes', []],
    ['what describes a noun', 'Three sessions a week for a visibly flatter stomach.', []],
    [
      'a state that goes on',
      'One session and your metabolism stays fired up for two days.',
      ['your metabolism | stays'],
    ],
    ['but one that is at work to do so is', 'Rolling works to loosen the band.', ['Rolling | works']],
    [
      'a lower part of the body',
      'Your hips and lower back have to work for them.',
      ['Your hips and lower back | have'],
    ],
    ['what a gerund is done to', 'Drink more, keeping cramps away.', []],
    ['what several things are called', 'Those hamstring stretches the coach shows.', []],
    ['what a statement with a verb has besides', 'Three weeks of that and you will be rid of it.', ['you | will be']],
  ])('%s: %s', (_, text, verbs) => {
    expect(read(text)).toEqual(verbs)
  })
})

test('a verb behind a gerund that needs no object is one', () => {
  expect(read('Rolling eases you into sleep, easing aches the next day.')).toEqual(['Rolling | eases'])
})

test('the perfect of a verb whose participle is its base form is one', () => {
  expect(read('The calf has become stiff and has run out of salt.')).toEqual(['The calf | has become', '| has run'])
})

test('what stands behind a colon has a subject of its own', () => {
  expect(read('It has one use: squats and lunges burn off fat.')).toEqual(['It | has', 'squats and lunges | burn'])
})

describe('a thing is no verb where the verb stands behind it', () => {
  test.each([
    ['Massage guns reduce cellulite.', ['Massage guns | reduce']],
    ['Yoga poses cure aching muscles.', ['Yoga poses | cure']],
    ['Compression boots improve circulation.', ['Compression boots | improve']],
    ['BCAA supplements build muscle.', ['BCAA supplements | build']],
    ['Guns reduce cellulite.', ['Guns | reduce']],
    ['Belts that protect your back are expensive.', ['that | protect', 'Belts that protect your back | are']],
    ['Boots which squeeze the legs are slow.', ['which | squeeze', 'Boots which squeeze the legs | are']],
  ])('%s', (text, verbs) => {
    expect(read(text)).toEqual(verbs)
  })

  test.each([
    ['Rolling helps build muscle.', ['Rolling | helps']],
    ['Rolling eases muscle pain.', ['Rolling | eases']],
    ['Rolling increases blood flow.', ['Rolling | increases']],
    ['Those short hip flexors are to blame.', ['Those short hip flexors | are']],
    ['Yoga poses a risk.', ['Yoga | poses']],
    ['Salt stops cramp.', ['Salt | stops']],
    ['Suction lifts waste.', ['Suction | lifts']],
    ['The muscle feels loose again.', ['The muscle | feels']],
    ['Helps that muscle relax.', ['| Helps']],
  ])('but one is here: %s', (text, verbs) => {
    expect(read(text)).toEqual(verbs)
  })
})

describe('a verb that could be a noun is joined to one', () => {
  test.each([
    ['Rolling improves circulation and speeds recovery.', ['Rolling | improves', '| speeds']],
    ['Rolling improves circulation and boosts performance.', ['Rolling | improves', '| boosts']],
    ['Rolling loosens calves and hips overnight.', ['Rolling | loosens']],
    ['Rolling improves posture and cuts alike.', ['Rolling | improves']],
    ['Rolling improves circulation and sports performance.', ['Rolling | improves']],
  ])('%s', (text, verbs) => {
    expect(read(text)).toEqual(verbs)
  })
})

test.each(['3. Breathe in slowly.', 'On one of these days roll the band.', 'Every second week roll the band.'])(
  'an order is read in %j',
  (text) => {
    expect(verbGroups(tokenize(text), builtInPacks.verbs, text).map(({ kind }) => kind)).toContain('imperative')
  },
)
