import { checkCode, readCheckCode } from './check-code';

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

describe('the code on a printed agreement', () => {
  it('is the head of the digest, in groups', () => {
    expect(checkCode(DIGEST)).toBe('9F86-D081-884C-7D65-9A2F');
  });

  it.each(['9f86d081884c7d659a2f', ' 9F86 D081 884C 7D65 9A2F', '9F86–DO8l–884C–7D65–9A2F'])(
    'is read from %s',
    (typed) => {
      expect(readCheckCode(typed)).toBe(checkCode(DIGEST));
    },
  );

  it.each(['', '9F86', '9F86-D081-884C-7D65-9A2G', `${checkCode(DIGEST)}0`])('is none in “%s”', (typed) => {
    expect(readCheckCode(typed)).toBeNull();
  });
});
