import { randomUUID } from 'node:crypto';
import { pageCursor } from './page-cursor';

const cursor = pageCursor('day', 'instant', 'text', 'id');
const key = ['2026-02-28', '2026-11-13 08:30:00.123456+00', 'wáng \'清"|', randomUUID()] as const;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const changed = (index: number, part: unknown) => encode(key.map((own, at) => (at === index ? part : own)));

describe('a page cursor', () => {
  it('is read as it was written, and fits into an address as it is', () => {
    expect(cursor.read(cursor.write(key))).toEqual(key);
    expect(cursor.write(key)).toMatch(/^[\w-]+$/);
    expect(cursor.read(undefined)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'x'],
    ['no list', encode({ 0: key[0] })],
    ['a part too few', encode(key.slice(1))],
    ['a part too many', encode([...key, 'x'])],
    ['a number', changed(2, 7)],
    ['a day that does not exist', changed(0, '2026-02-31')],
    ['an instant of such a day', changed(1, '2026-02-31 08:30:00+00')],
    ['an hour that does not exist', changed(1, '2026-02-28 24:30:00+00')],
    ['an instant with more after it', changed(1, `${key[1]}' OR 1=1`)],
    ['a text with a NUL', changed(2, 'a\0b')],
    ['a very long text', changed(2, 'x'.repeat(201))],
    ['an id of the wrong form', changed(3, key[3].replaceAll('-', ''))],
  ])('of %s is refused by its field', (_, bad) => {
    expect(() => cursor.read(bad)).toThrow(
      expect.objectContaining({
        refusal: expect.objectContaining({ code: 'request.invalid', field: 'after' }) as unknown,
      }) as Error,
    );
  });
});
