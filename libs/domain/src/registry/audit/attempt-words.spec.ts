import { attemptWords } from './attempt-words';

describe('what was tried', () => {
  it('is said in words, looking and acting apart', () => {
    expect(attemptWords('GET', '/api/duties/:id')).toEqual({
      zh: '试图查看任务',
      en: 'tried to see duties',
    });
    expect(attemptWords('POST', '/api/responsibility-lists/:id/issue').zh).toBe('试图办理责任清单');
  });

  it('is told as it is where nobody named it', () => {
    expect(attemptWords('GET', '/api/stars/:id').zh).toBe('GET /api/stars/:id');
    expect(attemptWords(null, '(other)').en).toBe('(other)');
  });
});
