/**
 * Whether a fact counts volume instead of work: uploads, files, photos, check-ins, time online. Such a fact may not bear on
 * a score (国办函〔2026〕12号; firsts 5: volume never pays), whatever the rule.
 */
export function countsVolume(key: string, zh: string, en: string): boolean {
  const parts = wordsOf(`${key} ${en}`);
  return (
    parts.some((part) => VOLUME_WORDS.has(part)) ||
    VOLUME_PAIRS.some(([thing, count]) => parts.includes(thing) && parts.includes(count)) ||
    VOLUME_IN_CHINESE.test(`${key}${zh}`.replace(/[\s._-]/g, ''))
  );
}

const VOLUME_WORDS = new Set([
  ...['upload', 'uploads', 'uploaded', 'attachment', 'attachments', 'photo', 'photos', 'picture', 'pictures'],
  ...['image', 'images', 'screenshot', 'screenshots', 'video', 'videos', 'file', 'files', 'filecount'],
  ...['checkin', 'checkins', 'login', 'logins', 'click', 'clicks', 'likes', 'pageviews'],
]);

const VOLUME_PAIRS: readonly (readonly [string, string])[] = [
  ['online', 'time'],
  ['online', 'hours'],
  ['online', 'minutes'],
  ['check', 'ins'],
  ['sign', 'ins'],
  ['evidence', 'count'],
  ['material', 'count'],
  ['materials', 'count'],
];

const VOLUME_IN_CHINESE =
  /上传|打卡|登录次数|登陆次数|在线时长|点击量|点赞|阅读量|(?:照片|图片|截图|视频|附件|文件|材料|佐证|台账)(?:数|份数|张数|件数|个数|条数|量)/;

/** `photoCount`, `photo_count` and `photo.count` are the same words. */
function wordsOf(text: string): string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
