import { describe, expect, test } from 'vitest'
import { fits } from './reworded.ts'

describe('where nothing else fits, the verb that claims is doubted', () => {
  test.each([
    [
      'behind a deed whose doer is left out',
      'Pulled the compression socks on for the drive home, so all the muck gets squeezed up out of the calves before it can settle.',
      'recovery/compression-flushes',
      'Pulled the compression socks on for the drive home, so all the muck supposedly gets squeezed up out of the calves before it can settle.',
    ],
    [
      'in an account of what somebody did',
      'One hip was sat a good centimetre higher than the other and he clunked it home again with his knee.',
      'posture/out-of-alignment',
      'One hip was supposedly sat a good centimetre higher than the other and he clunked it home again with his knee.',
    ],
    [
      'where it gives a reason for what somebody does',
      'He goes out on black coffee at six, since on an empty stomach it has to come off your gut as fat.',
      'fat-loss/fasted-cardio',
      'He goes out on black coffee at six, since it is often said that on an empty stomach it has to come off your gut as fat.',
    ],
  ])('%s', (_, text, claim, expected) => {
    expect(fits(text, claim)).toContain(expected)
  })
})

describe('what is not in doubt stays', () => {
  test.each([
    [
      'what is to be seen to',
      'Make sure that your knee stays behind your toes when you squat.',
      'joints/knees-past-toes',
      /knee may stay/,
    ],
    [
      'a thing with its name',
      'Because it’s fifty dainty lifts that tone an arm; five big ones only bulk it up.',
      'strength/toning',
      /dainty (?:may|is|was|are|were)/,
    ],
    [
      'how a thing feels',
      'Sip in class, because by the time your mouth feels dry you are already dehydrated.',
      'hydration/thirst-too-late',
      /feels? (?:may|is|are|was|were)/,
    ],
    [
      'what is done with what it is said of',
      'Stop at seven, as anything you eat after that goes straight to the waist.',
      'fat-loss/late-eating',
      /you may eat/,
    ],
    [
      'what a thing is given for',
      'Two scoops a day give the knee the raw material to grow new cartilage.',
      'joints/glucosamine',
      /raw material to see/,
    ],
  ])('%s', (_, text, claim, never) => {
    for (const fit of fits(text, claim)) expect(fit).not.toMatch(never)
  })
})

describe('both halves of what is joined are weakened', () => {
  test.each([
    [
      'a refusal',
      'Miss your lunch and the body slams the shutters and won’t part with an ounce: starvation mode.',
      'fat-loss/starvation-mode',
      'Miss your lunch and the body may slam the shutters and not part with an ounce: starvation mode.',
    ],
    [
      'what is being done to it',
      'A nerve threads its way through the middle of the IT band and is being squeezed there.',
      'it-band/nerve-through-band',
      'A nerve is said to thread its way through the middle of the IT band and be squeezed there.',
    ],
    [
      'what comes of it',
      'Skip dinner and your body clings on to its fat, and the scales stop moving.',
      'fat-loss/starvation-mode',
      'Skip dinner and your body may cling on to its fat, and the scales may stop moving.',
    ],
    [
      'what it has become',
      'In most runners the IT band has become too tight and is pulling on the knee.',
      'it-band/tightness-causes-pain',
      'In most runners the IT band may have become too tight and be pulling on the knee.',
    ],
    [
      'what another is joined to',
      'The IT band rubs backwards and forwards over the bone, and the tissue becomes inflamed.',
      'it-band/friction',
      'The IT band may rub backwards and forwards over the bone, and the tissue may become inflamed.',
    ],
    [
      'the cause that it explains',
      'The usual culprit is salt: once you have sweated it out, the muscle cramps up.',
      'hydration/cramps-electrolytes',
      'The usual culprit may be salt: once you have sweated it out, the muscle may cramp up.',
    ],
    [
      'a clause for a subject',
      'The body can only use 30 g of protein at one sitting, and what you eat beyond that is wasted.',
      'strength/protein-cap',
      'Some say that the body can only use 30 g of protein at one sitting, and that what you eat beyond that is wasted.',
    ],
    [
      'what it can do',
      'Creatine draws water out of you and can bring on cramps.',
      'strength/creatine-harm',
      'Creatine is said to draw water out of you and bring on cramps.',
    ],
    [
      'what an aside adds to a belief',
      'Slow passes over the calf unstick the layers of fascia, which lets the ankle bend.',
      'foam-rolling/releases-fascia',
      'Some say that slow passes over the calf unstick the layers of fascia, and that this lets the ankle bend.',
    ],
  ])('%s', (_, text, claim, expected) => {
    expect(fits(text, claim)).toContain(expected)
  })
})

test('the evidence’s own words come before a belief in all that is joined', () => {
  expect(
    fits('Rolling breaks up knots in the calf, and then the leg feels new.', 'foam-rolling/breaks-up-knots'),
  ).toEqual([
    'Rolling may ease soreness for a while in the calf, and then the leg feels new.',
    'Rolling may make a tight area feel easier for a short time in the calf, and then the leg feels new.',
    'Rolling, the theory goes, breaks up knots in the calf, and then the leg feels new.',
  ])
})

describe('what nobody doubts stays beside a doubt', () => {
  test.each([
    [
      'how something is',
      'Two cups of Epsom salts let the magnesium soak into your legs, and the bath is very pleasant.',
      'recovery/epsom-salt',
      'and the bath is very pleasant.',
    ],
    [
      'what is shown',
      'Hunching over a desk is what gives you a sore neck, and this is the opposite shape.',
      'posture/bad-posture-pain',
      'and this is the opposite shape.',
    ],
    [
      'what passes by itself',
      'Soreness is caused by lactic acid that stays in the muscle, and it fades within days.',
      'recovery/lactic-acid-soreness',
      'and it fades within days.',
    ],
    [
      'how something is handled',
      'A daily scoop of collagen rebuilds worn cartilage, and it dissolves well in tea.',
      'joints/glucosamine',
      'and it dissolves well in tea.',
    ],
  ])('%s', (_, text, claim, kept) => {
    const [first = ''] = fits(text, claim)
    expect(first.endsWith(kept), first).toBe(true)
    expect(first).not.toMatch(/^Some say/)
  })
})

test('what the reader is told to know is told as what some say', () => {
  const text = 'Just know that each kilometre of running wears away the cartilage in your knees.'
  expect(fits(text, 'joints/running-ruins-knees')).toContain(
    'Some say that each kilometre of running wears away the cartilage in your knees.',
  )
})

test('a thing that is said to come with another is told with it', () => {
  const text = 'A capful of apple cider vinegar before lunch and the fat round your middle doesn’t stand a chance.'
  expect(fits(text, 'fat-loss/apple-cider-vinegar')).toContain(
    'Some say that with a capful of apple cider vinegar before lunch the fat round your middle doesn’t stand a chance.',
  )
})

describe('a doubt goes where the words speak most for the claim', () => {
  test('not to what only stands beside it', () => {
    for (const text of fits('The card is on the door, and lactic acid is what makes your legs ache.'))
      expect(text).toMatch(/^The card is on the door, and /)
  })

  test('to the clause that says which ones are meant, where that is the claim', () => {
    expect(fits('Office staff come in with glutes that have forgotten how to fire.')).toEqual([
      'Office staff come in with glutes that have supposedly forgotten how to fire.',
    ])
  })
})

describe('what stands beside the claim goes with it', () => {
  test.each([
    [
      'a second clause that claims, too',
      'Deep squats wear the knees and they stretch the ligaments.',
      'Some say that deep squats wear the knees and they stretch the ligaments.',
    ],
    [
      'a verb that is joined',
      'Lactic acid builds up in the muscle and makes you stiff.',
      'Lactic acid is said to build up in the muscle and make you stiff.',
    ],
    [
      'but not the verbs of another clause',
      'A slipped disc occurs when one of these moves out of place and presses on a nerve.',
      'A slipped disc is said to occur when one of these moves out of place and presses on a nerve.',
    ],
    [
      'nor the order that is drawn from it',
      'Cracking your knuckles gives you arthritis, so leave them alone.',
      'Cracking your knuckles is said to give you arthritis, so leave them alone.',
    ],
    [
      'the other half of a comparison',
      'The more you sweat, the more fat you burn.',
      'Some say that the more you sweat, the more fat you burn.',
    ],
    [
      'those of whom it is said',
      'Girls and boys who skip it will get sore the next day.',
      'Girls and boys who skip it are said to get sore the next day.',
    ],
  ])('%s', (_, text, expected) => {
    expect(fits(text)).toContain(expected)
  })

  test('but no deed whose reason it is', () => {
    for (const text of fits('Coaches love the cold because it flushes lactic acid out of tired legs.'))
      expect(text).toMatch(/^Coaches love the cold because /)
  })
})
