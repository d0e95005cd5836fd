import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { inEnglish } from '../server/src/core/l10n.ts'
import { apply, testLinter } from './marked.ts'

const linter = testLinter()

/** The text after the first fix of a kind for the first finding. */
function fixed(text: string, kind: string, n = 0): string | undefined {
  const document = linter.open(text)
  const finding = document.findings[0]
  const fix = finding && linter.fixes(document, finding).filter((f) => f.kind === kind)[n]
  return fix && apply(text, fix.edits)
}

describe('a fit puts what the evidence carries in place of the predicate', () => {
  test.each([
    ['the third person', 'Rolling breaks up knots.', 'Rolling may ease soreness for a while.'],
    ['a modal', 'Rolling will break up knots.', 'Rolling may ease soreness for a while.'],
    ['a clitic', "It'll break up knots.", 'It may ease soreness for a while.'],
    ['an instruction', 'Break up knots with a ball.', 'Ease soreness for a while with a ball.'],
    ['an infinitive', 'Use a ball to break up knots.', 'Use a ball to ease soreness for a while.'],
    ['a gerund', 'It works by breaking up knots.', 'It works by easing soreness for a while.'],
    ['a verb that leads to it', 'Rolling helps to break up knots.', 'Rolling may ease soreness for a while.'],
    ['what belongs to the object', 'It breaks up knots in the calf.', 'It may ease soreness for a while in the calf.'],
    ['emphasis', 'It **breaks up knots** today.', 'It **may ease soreness for a while** today.'],
    ['markup cut in two', 'It breaks *up knots* too.', 'It may ease soreness for a while too.'],
    ['a tag whose other half stays', 'It <b>breaks</b> <i>up</i> knots.', 'It <b>may ease soreness for a while</b>.'],
    ['a tag that begins within', 'It breaks <b>up knots</b> too.', 'It may ease soreness for a while<b></b> too.'],
    ['a tag of its own', 'It breaks up <br>knots too.', 'It may ease soreness for a while too.'],
    ['a tag in code', 'It breaks up `<b>` knots too.', 'It may ease soreness for a while too.'],
    ['a comment', 'It breaks <!-- sic --> up knots too.', 'It may ease soreness for a while<!-- sic --> too.'],
    ['a line break', 'It\nbreaks up knots\ntoday.', 'It\nmay ease soreness for a while\ntoday.'],
    ['joined verbs', 'Rolling warms and breaks up knots.', 'Rolling may ease soreness for a while.'],
    ['what is joined behind it', 'It breaks up knots and warms you.', 'It may ease soreness for a while and warm you.'],
    ['a label', '- Ball: breaks up knots', '- Ball: may ease soreness for a while'],
    ['a list', '- Breaks up knots\n- Other', '- May ease soreness for a while\n- Other'],
    ['a title', '# Rolling Breaks Up Knots', '# Rolling May Ease Soreness for a While'],
  ])('%s', (_, text, expected) => {
    expect(fixed(text, 'fit')).toBe(expected)
  })
})

describe('a claim that no wording fits is told as a belief', () => {
  test.each([
    ['by its verb', 'Lactic acid causes soreness.', 'Lactic acid is said to cause soreness.'],
    [
      'in place of a report',
      'Studies show that lactic acid causes soreness.',
      'Some say that lactic acid causes soreness.',
    ],
    [
      'in place of a certainty',
      "It's well known that lactic acid causes soreness.",
      'Some say that lactic acid causes soreness.',
    ],
    [
      'of a promise',
      'Flush lactic acid out and you avoid soreness.',
      'Flush lactic acid out and, the theory goes, you avoid soreness.',
    ],
    [
      'of an instruction',
      'Flush out the lactic acid to avoid soreness.',
      'Some say that you should flush out the lactic acid to avoid soreness.',
    ],
    [
      'behind a label',
      'Recovery: you must flush lactic acid or soreness stays.',
      'Recovery: some say that you must flush lactic acid or soreness stays.',
    ],
    ['of a fragment', 'Less lactic acid, less soreness.', 'Supposedly less lactic acid, less soreness.'],
    ['without what insists', 'Lactic acid causes soreness, period.', 'Lactic acid is said to cause soreness.'],
    [
      'with what only begins like it',
      'Lactic acid causes soreness, period pain too.',
      'Lactic acid is said to cause soreness, period pain too.',
    ],
    [
      'behind a condition',
      'When lactic acid is left in the legs, soreness follows.',
      'When lactic acid is left in the legs, the theory goes, soreness follows.',
    ],
    [
      'with the order that is drawn from it',
      'If there is soreness, that means lactic acid is left in the legs, so cool down.',
      'If there is soreness, that is said to mean lactic acid is left in the legs, so cool down.',
    ],
    [
      'of an order behind a condition',
      'If you feel soreness, flush the lactic acid out.',
      'Some say that if you feel soreness, you should flush the lactic acid out.',
    ],
    ['of a memory', 'I had lactic acid, so I was sore.', undefined],
  ])('%s', (_, text, expected) => {
    expect(fixed(text, 'fit')).toBe(expected)
  })
})

describe('what somebody said stays as it was said', () => {
  test.each([
    [
      'in a quotation that goes on',
      '"Lactic acid makes you sore. Walk it off," said Jo.',
      '"Lactic acid makes you sore. Walk it off," said Jo. The evidence contradicts it.',
    ],
    [
      'behind who says it',
      '"Rolling breaks up knots for me," says Jo.',
      '"Rolling breaks up knots for me," says Jo, but good evidence for it is lacking.',
    ],
    [
      'where the author goes on behind it',
      '"It works. Rolling breaks up knots," he told us, and we nodded.',
      '"It works. Rolling breaks up knots," he told us, and we nodded. There is no good evidence for that.',
    ],
    [
      'by a note before who signs it',
      '> Rolling breaks up knots. – Jo',
      '> Rolling breaks up knots [this has not been shown]. – Jo',
    ],
    [
      'in a dialogue',
      '**Jo:** My coach breaks up knots.',
      '**Jo:** My coach breaks up knots. [There is no good evidence for that.]',
    ],
  ])('%s', (_, text, expected) => {
    expect(fixed(text, 'attribute')).toBe(expected)
    expect(fixed(text, 'fit')).toBeUndefined()
  })

  test('in a report', () => {
    const text = 'My coach says that lactic acid makes you sore.'
    expect(fixed(text, 'attribute')).toBe(
      'My coach says that lactic acid makes you sore, but the evidence contradicts it.',
    )
    expect(fixed(text, 'fit')).toBe('My coach claims that lactic acid makes you sore.')
  })

  test('a few words in marks are the author’s own', () => {
    expect(fixed('Rolling "breaks up knots".', 'fit')).toBe('Rolling "may ease soreness for a while".')
  })
})

describe('the doubt is put on what is claimed, not on what somebody did', () => {
  test.each([
    [
      'one person’s deed',
      'My coach breaks up knots with a ball.',
      'My coach breaks up knots with a ball, or so I like to think.',
    ],
    [
      'what the reader does',
      'You sit all day, so lactic acid makes you sore.',
      'You sit all day, so lactic acid is said to make you sore.',
    ],
    ['what the author did', 'I was sore and lactic acid was why.', 'I was sore and I thought lactic acid was why.'],
    [
      'what happened',
      'I rolled for ten minutes and it broke up the knots.',
      'I rolled for ten minutes and it may have eased soreness for a while.',
    ],
    ['what all should do', 'Everyone should break up knots.', 'Some say that everyone should break up knots.'],
    [
      'a report',
      'My coach tells us that after rolling lactic acid makes us sore.',
      'My coach claims that after rolling lactic acid makes us sore.',
    ],
    [
      'a reason',
      'The reason so many people are sore is lactic acid.',
      'The reason so many people are sore is said to be lactic acid.',
    ],
  ])('%s', (_, text, expected) => {
    expect(fixed(text, 'fit')).toBe(expected)
  })
})

test('a proof without its source gives way to what is said', () => {
  const text = 'This balm is clinically proven to halve your recovery time.'
  const document = builtIn().open(text)
  const finding = document.findings.find(({ claim }) => claim === 'wording/proven')
  const fit =
    finding &&
    builtIn()
      .fixes(document, finding)
      .find(({ kind }) => kind === 'fit')
  expect(fit && apply(text, fit.edits)).toBe('This balm is said to halve your recovery time.')
})

describe('an instruction gets another target, a statement does not', () => {
  test.each([
    ['Roll the IT band daily.', 'Roll the glutes and quads daily.'],
    ['Rolling the IT band helps.', undefined],
    ['Roll around the IT band.', undefined],
    ['Hold each spot for five minutes.', 'Hold each spot for 90 seconds.'],
    ['Stay there for two to five minutes, then move.', 'Stay there for 90 seconds, then move.'],
    ['Stay there for 5–10 minutes.', 'Stay there for 90 seconds.'],
    ['Hold it for up to a quarter of an hour.', 'Hold it for up to 90 seconds.'],
    ['Stay on it for half an hour.', 'Stay on it for 90 seconds.'],
  ])('%s', (text, expected) => {
    expect(fixed(text, 'redirect')).toBe(expected)
  })
})

test('a dose is offered as one', () => {
  const document = linter.open('Hold each spot for five minutes.')
  const titles = linter.fixes(document, document.findings[0]!).map(({ title }) => title)
  expect(inEnglish(titles[0]!)).toBe('Name a dose that was studied: “90 seconds.”')
})

describe('a quotation can become what somebody claims', () => {
  test.each([
    [
      '',
      '"Soreness comes from lactic acid," says Jo Marsh, a coach.',
      'Jo Marsh, a coach, claims that soreness comes from lactic acid.',
    ],
    ['of old', '"Soreness comes from lactic acid," he said.', 'He claimed that soreness comes from lactic acid.'],
    [
      'that is an order',
      '"Flush the lactic acid out of sore legs," says Jo.',
      'Jo claims that you should flush the lactic acid out of sore legs.',
    ],
  ])('%s', (_, text, expected) => {
    expect(fixed(text, 'fit')).toBe(expected)
  })
})

describe('a claim is told as something said', () => {
  test.each([
    [
      'with what is known',
      'Balls break up knots.',
      'attribute',
      'Balls are believed to break up knots, but good evidence for it is lacking.',
    ],
    [
      'an instruction',
      'Dissolve the knots daily!',
      'attribute',
      'Some say that you should dissolve the knots daily, but good evidence for it is lacking.',
    ],
  ])('%s', (_, text, kind, expected) => {
    expect(fixed(text, kind)).toBe(expected)
  })
})

describe('a footnote that waits for its source', () => {
  const note = (text: string) => `Balls do not break up knots.[^1]\n\n[^1]: ${text}\n`
  test.each([
    ['is asked for', note('TODO: author, title, year, link'), ['goodform/source-to-fill']],
    ['is asked for where it stands between others', `${note('TBD')}\nMore.\n`, ['goodform/source-to-fill']],
    ['is left alone once it is filled', note('Smith J. A study of knots. 2020.'), []],
    [
      'may be kept',
      note('TODO').replace('[^1]:', '<!-- goodform-disable-next-line goodform/source-to-fill -->\n[^1]:'),
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(linter.open(text).findings.map(({ claim }) => claim)).toEqual(expected)
  })
})
