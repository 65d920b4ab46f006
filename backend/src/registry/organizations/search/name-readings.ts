import { pinyin } from 'pinyin-pro';
import { normalized } from '@zeren/domain/registry/organizations/search/name-keys';
import type { NameCharacter } from '@zeren/domain/registry/organizations/search/name-keys';

/** Characters of places that people read in more ways than the dictionary does in a name. */
const READ_OTHERWISE = new Set(
  '单仇区曾解任查盖朴尉乐缪覃翟召员繁隗种折纪葛行朝长重堡埔泊圩峪阿洞澄厦浒蔚莘',
);

/** A person's name: the surname read as one first, then every way to read each character. */
export function personReadings(name: string): NameCharacter[] {
  return readings(name, 'head', () => true);
}

/** The name of an organisation or a post: as its words are read, places in other ways too. */
export function placeReadings(name: string): NameCharacter[] {
  return readings(name, 'off', (character) => READ_OTHERWISE.has(character));
}

/** `linxiaoman`, as lists of people are sorted. */
export function plainPinyin(name: readonly NameCharacter[]): string {
  return name.map(({ character, readings: [first] }) => first ?? character).join('');
}

/** `lxm`. */
export function plainInitials(name: readonly NameCharacter[]): string {
  return name.map(({ character, readings: [first] }) => [...(first ?? character)][0]).join('');
}

function readings(
  name: string,
  surname: 'head' | 'off',
  readsOtherwise: (character: string) => boolean,
): NameCharacter[] {
  const characters = [...normalized(name)];
  const usual = pinyin(characters.join(''), { toneType: 'none', type: 'array', surname, v: true });
  return characters.map((character, index) => {
    const first = usual[index];
    if (!/\p{Script=Han}/u.test(character) || !first || !/^[a-z]+$/.test(first)) {
      return { character, readings: [] };
    }
    const others = readsOtherwise(character)
      ? pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
      : [];
    return { character, readings: [...new Set([first, ...others])] };
  });
}
