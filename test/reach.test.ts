import { describe, test } from 'vitest'
import { check, testLinter } from './marked.ts'

const linter = testLinter()
const marked = (_: string, text: string) => {
  check(linter, text)
}

describe('how far a cue reaches', () => {
  test.each([
    ['over a comma right behind an adverb', 'Supposedly, rolling breaks up knots.'],
    ['over an alternative', 'It does not ease pain, or break up knots.'],
    ['over an aside of four words', 'It may at times, this much is true, {possible test/knots:break up knots}.'],
    [
      'over an aside of three words',
      'Although many believe, rightly or not, that a roller breaks up knots, it does not.',
    ],
    ['not over a comma before a new subject', 'It does not hurt, it {certain test/knots:breaks up knots}.'],
    ['not out of a concession', 'But despite what many believe, foam rollers {certain test/knots:break up knots}.'],
    [
      'out of what stands behind a concession',
      'Despite the cost, many believe that a roller, used daily, breaks up knots.',
    ],
    ['over a time right behind it', 'Some say after a race rolling breaks up knots.'],
    ['back over eight words', 'Breaking up knots with a small roller every night at home is a fairy tale.'],
    [
      'not back over nine words',
      '{certain test/knots:Breaking up knots} with a small soft roller every night at home is a fairy tale.',
    ],
    ['not back over a semicolon', 'Rolling {certain test/knots:breaks up knots}; it hurts, or so they say.'],
    ['back from the end, behind a colon', 'Before you think of breaking up knots: don’t.'],
    ['into what is done', 'It breaks up not a single knot.'],
    ['into what is done, as a hedge', 'It {possible test/knots:breaks up perhaps one knot}.'],
    ['from right behind what is named', 'Rolling your IT band now surely never pays.'],
    ['not from far behind what is named', '{certain test/band:Rolling your IT band} each and every day does not hurt.'],
    ['over two words to what is needless', 'There is no need for rollers to break up knots.'],
    ['no further than its reason', 'It is useful if not vital because rolling {certain test/knots:breaks up knots}.'],
    ['not past “then”', 'If that is so then rolling {certain test/knots:breaks up knots}.'],
    ['from a denial behind “so that” and an aside', 'It is late, so that, alas, rolling does not break up knots.'],
    ['over a colon, as a report', 'Some say this: rolling breaks up knots.'],
    ['not over a colon, as what is left to the reader', 'If you like, rest: {certain test/band:roll your IT band}.'],
    ['not past a turn', 'It is a myth that rolling hurts, but it {certain test/knots:breaks up knots}.'],
    ['over a colon', 'None of the following is so: rolling your legs every night breaks up knots.'],
    ['from a word that answers nothing', 'No roller breaks up knots.'],
  ])('%s: %s', marked)
})

describe('what stands in quotation marks', () => {
  test.each([
    ['four words of a sentence', 'Rolling “breaks up sore knots” overnight in every gym.'],
    ['five words of a sentence', 'Rolling “{certain test/knots:breaks up your sore knots}” overnight in every gym.'],
    ['an item, and who says it', '- “Rolling surely always breaks up knots” Jo.'],
    ['an item behind who says it', '- Jo: “Rolling surely always breaks up knots.”'],
    ['a paragraph', '“Rolling surely always {certain test/knots:breaks up knots}.”'],
    [
      'with a word against something else',
      '“Tape is poppycock, and rolling {certain test/knots:breaks up knots},” says Jo.',
    ],
    [
      'the beginning of what is said on',
      '“Rolling {certain test/knots:breaks up,” he says, “all the knots} in a tired leg.”',
    ],
    [
      'behind a denial that ends',
      'It does not hurt, but “rolling {certain test/knots:breaks up knots} for good,” says Jo.',
    ],
  ])('%s: %s', marked)
})

describe('what stands around a claim', () => {
  test.each([
    ['a heading of myths above the nearest', '# Myths\n\n## Rolling\n\n- Rolling breaks up knots.'],
    ['a bare heading', '# The old myth\n\nRolling breaks up knots.'],
    ['a heading over several', '# Ten myths\n\nRolling {certain test/knots:breaks up knots}.'],
    ['a heading of both', '# Truth and myth\n\n- Rolling breaks up knots.'],
    ['a heading that goes on', '# Rolling breaks up knots. Wrong.'],
    ['words struck out', '~~Rolling breaks up knots.~~'],
    ['a past belief that is joined', 'We used to think that rolling breaks up knots, and rightly so.'],
    ['a condition and a word that agrees', 'It is worth an hour if rolling breaks up knots. It does.'],
    [
      'a question of clients and its answer',
      'Clients ask me often if rolling {certain test/knots:breaks up knots}. It does.',
    ],
    ['a yes that is taken back', 'Does rolling break up knots? Yes, you hear it often. Wrong. Sleep well.'],
    ['a question of two parts', 'Does rolling break up knots, and how long does it take you to do it?'],
    ['a short question behind a claim', 'Rolling {certain test/knots:breaks up knots}: how often do you?'],
    ['an answer two paragraphs on', 'Rolling breaks up knots.\n\nThe problem?\n\nIt is not true.'],
    ['a label before the answer', 'Does rolling {certain test/knots:break up knots}? For the record: yes.'],
    ['a short question before the answer', 'Rolling breaks up knots. The problem? It is not true.'],
    [
      'a verdict five sentences on',
      '**Rolling breaks up knots.** Ben does it. He smiles. Ann laughs. We watch. *Busted.*',
    ],
    [
      'a verdict on what stands between',
      'Rolling {certain test/knots:breaks up knots}. It takes time. Wrong shoes hurt. Sleep well.',
    ],
    ['something that is not needed', 'Rolling {certain test/knots:breaks up knots}. No special tools are needed.'],
    ['something that others do not do', "Rolling {certain test/knots:breaks up knots}. They don't leave it to chance."],
    [
      'a turn behind an announcement',
      'Can we put an end to this old myth? But rolling {certain test/knots:breaks up knots}.',
    ],
  ])('%s: %s', marked)
})

describe('where a pattern matches', () => {
  test.each([
    ['not over a semicolon', 'It breaks down; knots hurt.'],
    ['in words that are one sentence', `${'legs '.repeat(148)}{certain test/knots:break up knots}.`],
    ['from its last beginning', 'Heat breaks down fat and rolling {certain test/knots:breaks up knots}.'],
  ])('%s: %s', marked)
})
