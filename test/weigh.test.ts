import { describe, test } from 'vitest'
import type { ClaimModel } from '../server/src/core/index.ts'
import { check, testLinter } from './marked.ts'

const linter = testLinter()

describe('strength', () => {
  test.each([
    ['a plain assertion', 'Rolling {certain test/knots:breaks up knots}.'],
    ['a denial', 'Rolling does not break up knots.'],
    ['a denial ends with its clause', 'It does not hurt, but it {certain test/knots:breaks up knots}.'],
    ['a denial ends at a reason', 'It does not hurt because it {certain test/knots:breaks up knots}.'],
    ['not only denies nothing', 'Rolling not only feels good, it {certain test/knots:dissolves scar tissue}.'],
    ["don't forget asserts", "Don't forget to {certain test/knots:break up those knots}."],
    ['instead of', 'Instead of breaking up knots, train your hips.'],
    ['a hedge', 'Rolling may {possible test/knots:break up knots}.'],
    [
      'a caveat',
      'Rolling breaks up knots all along the leg and makes a nice evening, though nobody has shown that it does.',
    ],
    ['a caveat on something else', 'Rolling {certain test/knots:breaks up knots}, though nobody likes it.'],
    ['what the reader may do', 'If you like, roll your IT band slowly.'],
    ['what the reader may do, said behind it', 'Roll your IT band every evening if it feels good.'],
    ['what is claimed of it', 'If you like, roll your legs to {certain test/knots:break up knots}.'],
    ['another thing that is liked', 'If you like running, {certain test/band:roll your IT band}.'],
    ['a report far behind the first word', 'Lactic acid in a tired leg is said to make you sore.'],
    ['a cross behind it', '"Rolling breaks up knots." ✘ We looked for a trial.'],
    ['a tick behind it', '"Rolling {certain test/knots:breaks up knots}." ✔ Our intern says so.'],
    ['a cross in front of it', '- ❌ Break up knots every night'],
    ['a tick in front of it', '- ✅ {certain test/knots:Break up knots} every night\n- ❌ Skip a warm-up'],
    ['a cross in the next cell', '| Rule | Ruling |\n| --- | --- |\n| Rolling breaks up knots | ✗ |'],
    [
      'a cross in the next row',
      '| Rule | Ruling |\n| --- | --- |\n| Rolling {certain test/knots:breaks up knots} | ✓ |\n| Sleep less | ✗ |',
    ],
    [
      'a verdict behind what others said',
      '> Rolling breaks up knots.\n\nForty replies followed.\n\n**Verdict:** False.',
    ],
    ['something else asked and denied', 'Rolling {certain test/knots:breaks up knots}. Is it fun? No.'],
    ['the same asked and denied', 'Rolling breaks up knots. Does it really? No.'],
    [
      'another belief that is given up',
      'Rolling {certain test/knots:breaks up knots}. I used to say that it also makes you taller, but I no longer do.',
    ],
    [
      'a paragraph before a list that denies something else',
      'Does it hurt? No, not at all.\n\n1. Roll slowly.\n2. {certain test/knots:Break up those knots}.',
    ],
    ['a lead-in that denies', 'There is no evidence for any of these:\n\n- Rolling breaks up knots'],
    ['what is not needed, some words on', "You needn't spend ages breaking up knots."],
    ['a likely wording', 'Rolling usually {likely test/knots:breaks up knots}.'],
    ['a question', 'Does rolling break up knots?'],
    ['a question behind an assertion', 'Rolling {certain test/knots:breaks up knots}, but how long should you roll?'],
    ['a bare negation at the end', 'Before you think of breaking up knots, don’t.'],
    ['avoiding turns its object', 'Skip breaking up knots.'],
    ['avoiding turns its object only', 'Skip a day and it {certain test/knots:breaks up knots}.'],
    ['a question denied', 'Does rolling break up knots? No.'],
    ['a question denied before another', 'Does rolling break up knots? No. Does sleep help?'],
    ['an answer is no number', 'Is it hard? No. Rolling {certain test/knots:breaks up knots}.'],
    ['a number', 'Roller no. 4 {certain test/knots:breaks up knots}.'],
    ['a question affirmed', 'Does rolling {certain test/knots:break up knots}? Absolutely.'],
    ['a question affirmed behind a label', 'Does rolling {certain test/knots:break up knots}? In short: yes.'],
    [
      'a question affirmed later',
      'Does rolling {certain test/knots:break up knots}? We are asked a lot. The answer is yes.',
    ],
    ['a question whose answer denies', 'Does rolling break up knots? Research shows that it does not.'],
    [
      'a question answered later, but not before another claim',
      'Does rolling break up knots? It {certain test/knots:dissolves scar tissue}. The answer is yes.',
    ],
    ['an indirect question affirmed', 'People ask whether rolling {certain test/knots:breaks up knots}. It does.'],
    ['an indirect question', 'People ask whether rolling breaks up knots. Some laugh.'],
    ['wonder why', 'Ever wondered why rolling {certain test/knots:breaks up knots}?'],
    ['no myth', 'It is no myth: rolling {certain test/knots:breaks up knots}.'],
    ['far more than there is', 'Breaking up knots would take far more force than a roller has.'],
    [
      'another item answers nothing',
      '- Rolling {certain test/knots:breaks up knots}\n- No equipment needed\n- It does not take long',
    ],
    ['an item that answers', '- Rolling breaks up knots.\n- Wrong.'],
    ['an instruction and the verdict on it', 'Break up knots with a roller. Myth.'],
    ['an instruction and another refusal', '**Break up knots every night.** Not a chance. Sleep.'],
    [
      'an instruction and what it does without',
      '{certain test/knots:Break up knots} with a roller. No weights are needed.',
    ],
    [
      'an instruction that somebody else gives, and what is said of him',
      '"Break up knots with a roller," he told the juniors. He was wrong, and he says so himself now.',
    ],
    ['no instruction and a plain verdict', 'Rolling breaks up knots. Another old myth.'],
    ['nothing is left to chance', 'We leave nothing to chance: rolling {certain test/knots:breaks up knots}.'],
    ['an instance of what is wrong', 'Some myths refuse to die. Take this one: rolling breaks up knots.'],
    [
      'an instance of what the sentence before calls wrong',
      'That is simply not true. Take this one: rolling breaks up knots.',
    ],
    [
      'no instance, behind a sentence that calls something wrong',
      'There is no evidence for any of it. Take rolling: it {certain test/knots:breaks up knots}.',
    ],
    [
      'a denial ends before a quotation of another clause',
      'There was no rain; he wrote “rolling {certain test/knots:breaks up knots} every night, and it feels good” on the board.',
    ],
    [
      'a denial reaches a quotation of its clause',
      'There was no rain and he wrote “rolling breaks up knots every night, and it feels good” on the board.',
    ],
    ['announced as wrong', 'Can we put an end to this old myth? Rolling breaks up knots.'],
    [
      'what is right behind such an announcement',
      "Let's bust a myth. In fact rolling {certain test/knots:breaks up knots}.",
    ],
    ['an instance of something else', 'Some tools are cheap. Take this one: it {certain test/knots:breaks up knots}.'],
    [
      'a claim and its verdict',
      '| Claim | Verdict |\n|---|---|\n| Rolling {certain test/knots:breaks up knots} | True |',
    ],
    [
      'a claim and the verdict against it',
      '| Claim | Verdict |\n|---|---|\n| Rolling breaks up knots | Largely overstated |',
    ],
    ['a verdict behind a label', 'Rolling breaks up knots. Our rating: unsupported.'],
    ['no verdict', 'Rolling {certain test/knots:breaks up knots}. Weak legs get stronger.'],
    ['statements to judge', '## Quiz: true or false?\n\n1. Rolling breaks up knots.\n2. Water is wet.'],
    ['true or false', 'True or false, rolling {certain test/knots:breaks up knots}.'],
    [
      'the author would say so',
      'I would say that rolling {certain test/knots:breaks up knots}. They would say that rolling breaks up knots.',
    ],
    ['a belief conceded', 'It is so: despite what was believed in the past, it {certain test/knots:breaks up knots}.'],
    ['where things lie', 'Lie down here: rolling {certain test/knots:breaks up knots}. They lie deep.'],
    [
      'a verdict that ends its paragraph',
      '**Rolling breaks up knots.** Ben does it each night. He feels better. *Busted.*',
    ],
    [
      'a verdict that says yes',
      '**Does rolling {certain test/knots:break up knots}?** Ben thinks so. Ann laughs. *True.*',
    ],
    [
      'a verdict of another paragraph',
      'Rolling {certain test/knots:breaks up knots}. Ben does it.\n\nAn egg floats in brine. We tried it. *Busted.*',
    ],
    ['did you know', 'Did you know that rolling {certain test/knots:breaks up knots}?'],
    ['refuted next', 'Rolling breaks up knots. That is simply not true.'],
    ['a noun at the start is no order', 'Massage is what breaks up knots. No, it is not.'],
    ['refuted by no heading behind it', 'Rolling {certain test/knots:breaks up knots}.\n\n# Nothing to fear\n\nSleep.'],
    ['a heading refuted next', '# Rolling breaks up knots\n\nNo, it does not.'],
    ['called a myth', 'That rolling breaks up knots is a myth.'],
    ['attributed', 'Some say that rolling breaks up knots.'],
    ['an attribution ends at a semicolon', 'Some say it hurts; it {certain test/knots:breaks up knots}.'],
    ['past belief', 'We used to think that rolling broke up knots.'],
    ['a subject whose verb denies', 'Stretching the IT band does not make it longer.'],
    ['a subject whose verb is reported', 'Stretching the IT band is said to make it longer.'],
    ['a subject whose verb claims', 'Stretching the {certain test/length:IT band makes it longer}.'],
    ['a subject whose verb claims nothing', '{certain test/length:Stretching the IT band} takes a minute.'],
    ['a report of what is done before', 'I was told that stretching before a run spares you an injury.'],
    ['a condition', 'If rolling broke up knots, a scan would show it.'],
    ['a condition that holds something else', 'If you are sore, rolling will {certain test/knots:break up knots}.'],
    ['an expert quoted', '"Rolling {certain test/knots:breaks up knots}," explains the coach.'],
    ['a myth heading', '# Myth: rolling breaks up knots\n\nIt does not.'],
    ['a table of myths', '| Myth | Fact |\n|---|---|\n| Rolling breaks up knots | It does not |'],
    ['a hedge is enough for an overstated claim', 'You may want to roll your IT band.'],
    ['an instruction', '1. {certain test/band:Roll the IT band} slowly.'],
  ])('%s', (_, marked) => {
    check(linter, marked)
  })
})

describe('markup does not hide a phrase', () => {
  test.each([
    ['emphasis', 'It {certain test/knots:breaks *up* kn**o**ts}.'],
    [
      'a link',
      'It {certain test/knots:breaks up [knots](https://example.org/x)}.'.replace(
        '](https://example.org/x)}',
        '}](https://example.org/x)',
      ),
    ],
    ['a soft line break', 'It {certain test/knots:breaks\nup knots}.'],
    ['a quotation over two lines', '> It {certain test/knots:breaks\n> up knots}.'],
    ['a carriage return', 'One.\r\n\r\nIt {certain test/knots:breaks\r\nup knots}.\r\n'],
    ['a byte order mark', '\uFEFFIt {certain test/knots:breaks up knots}.'],
    ['an entity and an emoji before it', 'R&amp;R 🏋️ it {certain test/knots:breaks up knots}.'],
    ['an escape before it', 'It \\*really\\* {certain test/knots:breaks up knots}.'],
    ['front matter', '---\ntitle: "It {certain test/knots:breaks up knots}"\nslug: breaks-up-knots\n---\n\nText.'],
    ['a table cell', '| A | B |\n|---|---|\n| x | it {certain test/knots:breaks up knots} |'],
    ['image text', '![It {certain test/knots:breaks up knots}](breaks-up-knots.png)'],
    ['a footnote', 'Text[^1].\n\n[^1]: It {certain test/knots:breaks up knots}.'],
    ['a callout speaks for the author', '> [!NOTE]\n> It {certain test/knots:breaks up knots}.'],
    ['code is no prose', '`breaks up knots`\n\n```\nbreaks up knots\n```'],
    ['HTML is no prose', '<div title="breaks up knots">\n\n</div>'],
    ['a shortcode is no prose', 'See {{< figure title="breaks up knots" >}} here.'],
    ['an address is no prose', 'See https://example.org/breaks-up-knots now.'],
  ])('%s', (_, marked) => {
    check(linter, marked)
  })
})

describe('what makes a wording sound speaks against the learned reader, not against a pattern', () => {
  const model: ClaimModel = {
    claims: ['test/hold'],
    consider: (tokens) => (tokens.some(({ norm }) => norm === 'spot') ? { expected: 0 } : undefined),
    read: () => [{ claim: 'test/hold', logit: 5, score: 1, level: 'normal', carried: [{ start: 0, end: 14 }] }],
    explain: () => [],
  }
  test.each([
    ['a learned reading stands', '{certain test/hold:Keep to a spot} until it gives.'],
    ['a dose that was studied', 'Keep to a spot for 90 seconds.'],
    ['a pattern beside it', '{certain test/hold:Stay on a spot for five minutes}, not for 90 seconds.'],
  ])('%s', (_, marked) => {
    check(testLinter(model), marked)
  })
})

describe('a hedge or a report is believed against the learned reader, a denial that may reach less far is not', () => {
  const model: ClaimModel = {
    claims: ['test/acid'],
    consider: (tokens) => (tokens.some(({ norm }) => norm === 'acid') ? { expected: 0 } : undefined),
    read: ({ expected }) =>
      expected ? [] : [{ claim: 'test/acid', logit: 5, score: 1, level: 'normal', carried: [{ start: 0, end: 99 }] }],
    explain: () => [],
  }
  test.each([
    ['sure of an assertion', '{certain test/acid:The acid stings for days.}'],
    ['reported', 'Some say that the acid stings for days.'],
    ['denied, and yet claimed', "{certain test/acid:The acid doesn't leave for days.}"],
    ['rejected in plain words', 'The acid stings for days. There is no good evidence for that.'],
    [
      'rejected in words that go on',
      '{certain test/acid:The acid stings for days.} My niece the doctor has found no evidence for that, but she is young and has not yet lifted in anger.',
    ],
    ['a report within its words', 'The acid that builds up allegedly stings for days.'],
  ])('%s', (_, marked) => {
    check(testLinter(model), marked)
  })

  test('a word that speaks for the claim is part of it', () => {
    const read: ClaimModel['read'] = (considered, ...rest) =>
      model.read(considered, ...rest).map((candidate) => ({ ...candidate, own: () => true }))
    check(testLinter({ ...model, read }), '{certain test/acid:The acid that builds up allegedly stings for days.}')
  })
})

describe('a hedge at a verb brings down the whole stretch of words that the learned reader is sure of', () => {
  const model: ClaimModel = {
    claims: ['test/band', 'test/acid'],
    consider: (tokens) => ({ expected: tokens.some(({ norm }) => norm === 'acid') ? 1 : 0 }),
    read: ({ expected }) => [
      {
        claim: expected ? 'test/acid' : 'test/band',
        logit: 5,
        score: 1,
        level: 'normal',
        carried: [{ start: 0, end: 99 }],
      },
    ],
    explain: () => [],
  }
  test.each([
    ['far behind its beginning', 'A quarter of an hour on that tight strap may be what the knee wants.'],
    ['of what is told to you', 'All the evenings on that strap were lost, and you may have a new knee.'],
    ['of what may have come about', 'A quarter of an hour on that strap and you may already have a new knee.'],
    ['a report', 'A quarter of an hour on that strap is said to be what the knee wants.'],
    ['less than the claim carries', '{possible test/acid:A whole week after the race the acid may be in there.}'],
    ['what a claim carries', 'A whole week after the race the acid is believed to be in there.'],
    ['no alternative', '{certain test/band:Leave that strap alone for a week and you may as well not have come.}'],
    [
      'no alternative, in more words',
      '{certain test/band:Leave that strap alone for a week and the knee may just as well not have come.}',
    ],
    ['no permission', '{certain test/band:A week on that strap and you may throw your tablets away.}'],
    ['no month', '{certain test/band:A week on that strap and it was gone by the May weekend.}'],
  ])('%s', (_, marked) => {
    check(testLinter(model), marked)
  })
})

describe('what was learned from a user’s examples', () => {
  let place = { first: 1, last: 4 }
  const model: ClaimModel = {
    claims: [],
    consider: () => undefined,
    read: () => [],
    explain: () => [],
    taught: (tokens) => (tokens.some(({ norm }) => norm === 'acid') ? [{ claim: 'test/acid', ...place }] : []),
  }
  const taught = testLinter(model)
  test.each([
    ['is told', 'The {certain test/acid:acid stings for days}.', 1, 4],
    ['is told of no single word', 'The acid stings for days.', 1, 1],
    ['is told of nothing that somebody says', 'The acid stings for days, “honestly”.', 1, 4],
    ['is told of nothing that goes on to deny', 'The acid stings, and it does not leave.', 1, 2],
    ['is told once', '{certain test/acid:Lactic acid makes you sore}.', 0, 1],
  ])('%s', (_, marked, first, last) => {
    place = { first, last }
    check(taught, marked)
  })
})
