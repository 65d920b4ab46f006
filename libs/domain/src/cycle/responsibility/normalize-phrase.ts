const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const DAYS_OF_WEEK = 7;

/** One spelling for a cadence phrase: half-width digits, no spaces, 三个月 as 3个月, 天 as 日, one kind of each mark. */
export function normalizePhrase(phrase: string): string {
  return phrase
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[,，。…]+$/, '')
    .replace(
      /\((?:每|遇|如遇|若遇|逢)?(?:法定)?(?:节假日|非工作日|休息日)(?:顺延|往后顺延|延后)\)/g,
      '(遇非工作日顺延)',
    )
    .replace(/\((?:每|遇|如遇|若遇|逢)?(?:法定)?(?:节假日|非工作日|休息日)提前\)/g, '(遇非工作日提前)')
    .replace(/(?:星期|礼拜)/g, '周')
    .replace(/周天/g, '周日')
    .replace(/;/g, '；')
    .replace(/,/g, '，')
    .replace(/并(?:应)?[于在](?=\d|[一二两三四五六七八九十])/g, '；')
    .replace(/[一二两三四五六七八九十]+(?=个?(?:工作日|月|日|天|周)|次)/g, (word) =>
      String(numberOf(word) ?? word),
    )
    .replace(/(月|年)(?:的)?\1(?=[底末初])/g, '$1')
    .replace(/^(每个?月)的(?=\d)/, '$1')
    .replace(/(?:自|从)?([^自从；，]+)之日起(?=\d)/g, '$1后')
    .replace(/^(?:上、?|上半年和)下半年各/, '上半年、下半年各')
    .replace(/(季度?)(?:的)?第1个月/g, '$1首月')
    .replace(/(季度?)(?:的)?(?:第3个月|最后1个月)/g, '$1末月')
    .replace(/^(?:每年度?|1年|一年|年度)(?=(?:不少于|至少|不低于|不得?少于)?\d+次)/, '每年')
    .replace(/^(不少于|至少)?(\d+)次\/(年|半年|季度?|月|学期|周)$/, '每$3$1$2次')
    .replace(/^半年(?=(?:不少于|至少|不低于|不得?少于)?\d+次)/, '每半年')
    .replace(/^(?:按|逐)(?=月|季)/, '每')
    .replace(/每双月|每隔1个?月/g, '每2个月')
    .replace(/每双周|每隔1个?周/g, '每2周')
    .replace(/月\/(?=\d{1,2}月)/g, '月、')
    .replace(/(^|年)((?:\d{1,2}[、/])+)(?=\d{1,2}月)/g, (_, before: string, list: string) => {
      return before + list.replace(/[、/]/g, '月、');
    })
    .replace(/(\d月)各1次$/, '$1')
    .replace(/(日|底|末)前(?=[、和及]\d{1,2}月)/g, '$1')
    .replace(/后(\d+)个?周内/g, (_, weeks: string) => `后${Number(weeks) * DAYS_OF_WEEK}日内`)
    .replace(/^(\d+)个?周内/, (_, weeks: string) => `${Number(weeks) * DAYS_OF_WEEK}日内`)
    .replace(/(\d+)天/g, '$1日')
    .replace(/(\d+)号/g, '$1日')
    .replace(/(?:至少|不低于|不得?少于)(?=\d+次)/g, '不少于')
    .replace(/最后(?=工作日)/g, '最后1个')
    .replace(/[，、]?(?:并)?且(?=每)/g, '且')
    .replace(/((?:全年|每年|年内)不少于\d+次)，(?=每.{1,3}不少于\d+次)/g, '$1且')
    .replace(/^(每(?:季度?|半年|个?月))(不少于\d+次)，?(?:且)?((?:全年|每年|年内)不少于\d+次)$/, '$3且$1$2')
    .replace(/(之|以)前/g, '前')
    .replace(/(之|以)内/g, '内');
}

/** The number of a Chinese numeral up to 99. */
function numberOf(word: string): number | undefined {
  const match = /^([二三四五六七八九])?(十)?([一二两三四五六七八九])?$/.exec(word);
  if (!match) return undefined;
  const [, tens, ten, ones] = match;
  if (tens && !ten && ones) return undefined;
  if (tens && !ten) return DIGITS[tens];
  return (ten ? (tens ? DIGITS[tens]! : 1) * 10 : 0) + (ones ? DIGITS[ones]! : 0);
}
