import { ACTION_WORDS, actionWords, knownActions, refusedActions } from './action-words';
import { SUBJECT_WORDS, subjectWords } from './subject-words';

describe('words of the record', () => {
  it('say each action in both languages, once per day on which they begin', () => {
    const keys = ACTION_WORDS.map(({ action, from }) => `${action} ${from}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { action, zh, en, from } of ACTION_WORDS) {
      expect(action).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      expect(from).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(zh.includes('{subject}')).toBe(en.includes('{subject}'));
    }
    for (const { zh, en } of Object.values(SUBJECT_WORDS)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('are those in force on the day of the act, and for an older entry the earliest there are', () => {
    expect(actionWords('duty.report', '2026-11-23')?.zh).toBe('报送任务{subject}');
    expect(actionWords('duty.report', '2019-01-01')?.zh).toBe('报送任务{subject}');
    expect(actionWords('unheard-of.act', '2026-11-23')).toBeUndefined();
    expect(subjectWords('unheard-of')).toEqual({ zh: 'unheard-of', en: 'unheard-of' });
  });

  it('know what was refused', () => {
    expect(knownActions()).toContain('access.deny');
    expect(refusedActions()).toEqual(
      expect.arrayContaining(['access.deny', 'session.refuse', 'account.refuse-password-change']),
    );
    expect(refusedActions()).not.toContain('session.open');
  });
});
