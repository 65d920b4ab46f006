/** What a job may notice about a piece of evidence. */
export const SIGN_KINDS = ['same-elsewhere', 'similar-picture', 'similar-text', 'before-the-period'] as const;

export type SignKind = (typeof SIGN_KINDS)[number];

/** Those that a job finds by comparing with what others uploaded. */
export type EarlierSignKind = Exclude<SignKind, 'before-the-period'>;

/** A thing to look at, with its reason in both languages: never a verdict, and it holds nobody up. */
export interface EvidenceSign {
  readonly kind: SignKind;
  readonly zh: string;
  readonly en: string;
}

/** Where and when an earlier one was uploaded. */
export interface EarlierPiece {
  readonly organizationName: string;
  /** `yyyy-MM-dd` in Asia/Shanghai. */
  readonly on: string;
}

const WORDS: Readonly<Record<EarlierSignKind, { readonly zh: string; readonly en: string }>> = {
  'same-elsewhere': {
    zh: '与{who}{day}上传的是同一个文件。统一下发的通知、表样会这样，请看一眼是不是。',
    en: 'The same file was uploaded by {who} on {day}. A notice or form sent to all would be; have a look.',
  },
  'similar-picture': {
    zh: '与{who}{day}上传的一张照片很像。同一场活动会这样，请看一眼是不是。',
    en: 'It looks much like a picture that {who} uploaded on {day}. One event seen twice would; have a look.',
  },
  'similar-text': {
    zh: '文字与{who}{day}上传的一份大体相同。按同一格式写会这样，请看一眼是不是。',
    en: 'Its text is mostly that of one uploaded by {who} on {day}. One form filled in twice would be; have a look.',
  },
};

/** The sign that the same, or nearly the same, was uploaded elsewhere before. */
export function signOfEarlier(kind: EarlierSignKind, { organizationName, on }: EarlierPiece): EvidenceSign {
  const fill = (text: string, day: string) => text.replace('{who}', organizationName).replace('{day}', day);
  return { kind, zh: fill(WORDS[kind].zh, chineseDay(on)), en: fill(WORDS[kind].en, on) };
}

/** The sign that the thing is older than the period that it is to prove something in; null when it is not, or unknown. */
export function signOfAge(happenedOn: string | null, periodOpensOn: string): EvidenceSign | null {
  if (happenedOn === null || happenedOn >= periodOpensOn) return null;
  return {
    kind: 'before-the-period',
    zh: `日期是${chineseDay(happenedOn)}，早于本项办理期（${chineseDay(periodOpensOn)}起）。沿用以往材料会这样；如日期不对，上传人可在“补充说明”里改。`,
    en: `It is of ${happenedOn}, before the period of this duty, which opens on ${periodOpensOn}. Earlier material taken along would be; if the day is wrong, the uploader mends it under “Describe”.`,
  };
}

function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
