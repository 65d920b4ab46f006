import * as fc from 'fast-check';
import { KEY_LENGTH, nameForms, nameKeys, normalized, searchWords, wordPattern } from './name-keys';
import type { NameCharacter } from './name-keys';

const read = (text: string): NameCharacter[] =>
  text.split(' ').map((unit) => {
    const [character = '', ...readings] = unit.split('/');
    return { character, readings };
  });
const SHAN = read('单/shan/dan 立/li 新/xin');
const QINGHE = read('青/qing 禾/he 镇/zhen 党/dang 委/wei');

const found = (name: readonly NameCharacter[], word: string) => {
  const key = nameKeys(name).find((one) => one.key.startsWith(word));
  const exact = nameKeys(name).find((one) => one.key === word);
  if (exact?.whole) return 'whole';
  if (!key) return new RegExp(wordPattern(word), 'u').test(nameForms(name)) ? 'mixed' : 'not';
  return nameKeys(name).some((one) => one.key.startsWith(word) && one.fromStart) ? 'start' : 'within';
};

describe('a name is found', () => {
  it.each([
    ['单立新', 'whole'],
    ['单立', 'start'],
    ['立新', 'within'],
    ['shanlixin', 'whole'],
    ['danlixin', 'whole'],
    ['shanl', 'start'],
    ['lixin', 'within'],
    ['slx', 'whole'],
    ['dlx', 'whole'],
    ['lx', 'within'],
    ['单lx', 'mixed'],
    ['单立x', 'mixed'],
    ['s立xin', 'mixed'],
    ['shanlx', 'mixed'],
    ['slixin', 'mixed'],
    ['danlx', 'mixed'],
    ['hanli', 'not'],
    ['lxs', 'not'],
    ['单新', 'not'],
    ['单s', 'not'],
  ])('by %s: %s', (word, how) => {
    expect(found(SHAN, word)).toBe(how);
  });

  it.each([
    ['qhz', 'start'],
    ['qinghez', 'start'],
    ['qingh镇', 'mixed'],
    ['青禾zdw', 'mixed'],
    ['hzdw', 'within'],
    ['dangwei', 'within'],
    ['qhdw', 'not'],
  ])('of an organisation by %s: %s', (word, how) => {
    expect(found(QINGHE, word)).toBe(how);
  });

  it('with letters and digits in it', () => {
    const name = read('a 区/qu 1 0 1 队/dui');
    expect(['aq101d', 'aqu101dui', '101', 'a区101队'].map((word) => found(name, word))).toEqual([
      'whole',
      'whole',
      'within',
      'whole',
    ]);
    expect(found(name, 'a区1')).toBe('start');
    expect(found(name, 'a区101d')).toBe('mixed');
  });

  it('by its beginning when it is long', () => {
    const long = read('中/zhong 共/gong 云/yun 岭/ling 县/xian 委/wei 组/zu 织/zhi 部/bu 机/ji 关/guan');
    const [word] = searchWords('zhonggongyunlingxianweizuzhibujiguan');
    expect(word).toHaveLength(KEY_LENGTH);
    expect(found(long, word!)).toBe('start');
  });
});

describe('what is typed', () => {
  it('is compared in plain small letters, digits and characters', () => {
    expect(normalized(' ＬÜ·ｌｉ-1 ')).toBe('lvli1');
    expect(searchWords('青禾  书记 ')).toEqual(['青禾', '书记']);
    expect(searchWords(' %_\\ ')).toEqual([]);
  });

  it('finds a name however much of each character is typed', () => {
    const character = fc.record({
      character: fc.constantFrom('林', '小', '满', '单', '𬭎'),
      readings: fc.uniqueArray(fc.constantFrom('lin', 'xiao', 'man', 'shan', 'dan', 'hong'), {
        minLength: 1,
        maxLength: 2,
      }),
    });
    fc.assert(
      fc.property(
        fc.array(character, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat({ max: 6 })),
        (name, amounts) => {
          const word = name
            .map(({ character: itself, readings }) => {
              const amount = amounts.next().value as number;
              return amount === 0 ? itself : readings[0]!.slice(0, amount);
            })
            .join('');
          expect(new RegExp(wordPattern(word), 'u').test(nameForms(name))).toBe(true);
        },
      ),
    );
  });
});
