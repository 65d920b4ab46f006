import { pinyin } from 'pinyin-pro';

/** `wang shu zhen` without spaces, for search; surnames read as surnames in names of people. */
export function pinyinOf(name: string, isPerson = false): string {
  return pinyin(name, { toneType: 'none', type: 'array', surname: isPerson ? 'head' : 'off', v: true })
    .join('')
    .toLowerCase();
}

/** The first letters of the same. */
export function initialsOf(name: string, isPerson = false): string {
  return pinyin(name, {
    toneType: 'none',
    type: 'array',
    pattern: 'first',
    surname: isPerson ? 'head' : 'off',
  })
    .join('')
    .toLowerCase();
}
