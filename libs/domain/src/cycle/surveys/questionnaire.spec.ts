import { partsOf, readAnswers } from './answers';
import { cellsOf, FIRST_QUESTIONS, questionnaireFault } from './questionnaire';
import type { Question } from './questionnaire';
import { mayCloseSurvey, mayOpenSurvey } from './survey-states';
import { CODE_ALPHABET, printedCode, readCode } from './ticket-code';

const cells = cellsOf(FIRST_QUESTIONS, ['s1', 's2']);

describe('a questionnaire', () => {
  it('stands on the ballot subject by subject, the whole last', () => {
    expect(cells.map(({ key }) => key)).toEqual(['s1.q1', 's2.q1', 'all.q2']);
  });

  it('is refused with what is missing', () => {
    const [levels] = FIRST_QUESTIONS;
    const faulty = (change: Partial<Question>) =>
      questionnaireFault([{ ...levels!, ...change }])?.code ?? null;
    expect(questionnaireFault([])?.code).toBe('survey.no-question');
    expect(faulty({})).toBeNull();
    expect(faulty({ zh: ' ' })).toBe('survey.question-empty');
    expect(faulty({ options: levels!.options.slice(0, 1) })).toBe('survey.options-missing');
    expect(faulty({ options: [levels!.options[0]!, levels!.options[0]!] })).toBe('survey.option-twice');
    const unvalued = levels!.options.map((option) => ({ ...option, coefficient: null }));
    expect(faulty({ options: unvalued })).toBe('survey.levels-without-value');
    expect(questionnaireFault([levels!, levels!])?.code).toBe('survey.question-twice');
  });

  it('reads a ballot: what is missing, what is none of it, ticks and words apart', () => {
    const read = readAnswers(cells, { 's1.q1': 'o1', 's2.q1': 'o9', 'all.q2': ' 好 ', other: 'x' });
    expect(read).toEqual({ answers: { 's1.q1': 'o1', 'all.q2': '好' }, missing: [], invalid: ['s2.q1'] });
    expect(readAnswers(cells, { __proto__: { 's1.q1': 'o1' } }).missing).toEqual(['s1.q1', 's2.q1']);
    expect(partsOf(cells, read.answers)).toEqual({ marks: { 's1.q1': 'o1' }, words: { 'all.q2': '好' } });
  });

  it('opens with subjects and groups, and closes when the paper is settled', () => {
    const groups = [{ nameZh: '党员', tickets: 3 }];
    const ready = { state: 'draft', questions: FIRST_QUESTIONS, subjects: 1, groups } as const;
    const code = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code ?? 'ok';
    expect(code(mayOpenSurvey(ready))).toBe('ok');
    expect(code(mayOpenSurvey({ ...ready, subjects: 0 }))).toBe('survey.no-subject');
    expect(code(mayOpenSurvey({ ...ready, groups: [] }))).toBe('survey.no-group');
    expect(code(mayOpenSurvey({ ...ready, state: 'closed' }))).toBe('survey.opened-already');
    expect(['draft', 'open', 'closed'].map((state) => code(mayCloseSurvey(state as 'open', 0)))).toEqual([
      'survey.not-open',
      'ok',
      'survey.closed-already',
    ]);
    expect(code(mayCloseSurvey('open', 1))).toBe('survey.paper-unsettled');
  });
});

describe('the code of a ticket', () => {
  it('is read however it is typed, and has no signs that are mistaken', () => {
    expect(CODE_ALPHABET).toHaveLength(32);
    expect(CODE_ALPHABET).not.toMatch(/[ILOU]/);
    expect(printedCode('7K2MABCD01234567')).toBe('7K2M-ABCD-0123-4567');
    expect(readCode(' 7k2m abcd—o1il-4567 ')).toBe('7K2MABCD01114567');
    expect(readCode('7K2M-ABCD-0123-456')).toBeNull();
    expect(readCode('7K2M-ABCD-0123-456U')).toBeNull();
  });
});
