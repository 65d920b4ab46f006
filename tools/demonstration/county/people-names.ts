const SURNAMES =
  '王李张刘杨黄吴徐孙胡朱高罗郑宋谢韩冯于董萧程曹袁邓傅曾彭吕苏蒋蔡贾丁魏薛余潘杜戴夏汪田任姜范石姚谭邹熊陆郝白崔康毛史';
const GIVEN = [
  '望月',
  '听澜',
  '知行',
  '怀瑾',
  '若溪',
  '松年',
  '景行',
  '云舒',
  '子衿',
  '明远',
  '长庚',
  '晓棠',
  '思齐',
  '书言',
  '牧野',
  '清越',
  '半夏',
  '南星',
  '远志',
  '忍冬',
  '重楼',
  '连翘',
  '白芷',
  '青黛',
  '江离',
  '杜若',
  '辛夷',
  '木槿',
  '含章',
  '致远',
];

/** A fictional name, always the same for the same number; none comes twice below 1,700. */
export function personName(number: number): string {
  const surname = SURNAMES[number % SURNAMES.length]!;
  return `${surname}${GIVEN[(number * 7 + Math.floor(number / SURNAMES.length)) % GIVEN.length]!}`;
}
