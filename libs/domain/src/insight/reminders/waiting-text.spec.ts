import { filledTemplate, waitingText } from './waiting-text';

describe('what a gateway or a robot is told', () => {
  it('is that something waits, how much and where', () => {
    expect(waitingText('周明远', 2, 'zh-CN', 'https://zeren.example/')).toBe(
      '【责任】周明远同志：您有 2 件事待办，请查看 https://zeren.example/todo',
    );
    expect(waitingText('Zhou', 1, 'en', undefined)).toBe(
      '[Zeren] Zhou: 1 matter is waiting for you. Sign in to see.',
    );
  });

  it('is filled into a template without changing what stands around it', () => {
    const values = { to: '138"}', text: 'a\nb & c' };
    const json = filledTemplate('{"to":"{to}","text":"{text}","other":"{other}"}', values, 'json');
    expect(JSON.parse(json)).toEqual({ ...values, other: '{other}' });
    const form = filledTemplate('to={to}&text={text}', values, 'form');
    expect(form.split('&').map((pair) => decodeURIComponent(pair.split('=')[1]!))).toEqual([
      values.to,
      values.text,
    ]);
    expect(filledTemplate('{to}', values, 'text')).toBe('138"}');
  });
});
