import type { AgreementClause, ClauseChange } from './agreement-clauses';

interface Party {
  readonly organization: string;
  readonly post: string;
}

/**
 * The text that both sides sign, whole: what is shown, printed and signed is made from this and nothing else. Its one
 * spelling (RFC 8785) has the digest that signatures stand over. Parties are posts; who signed for them stands beside it.
 */
export interface AgreementDocument {
  readonly format: 'zeren-agreement/1';
  readonly id: string;
  readonly year: number;
  readonly title: string;
  /** 1, and from 2 on an addendum (补充协议). */
  readonly versionNo: number;
  readonly issuer: Party;
  readonly responsible: Party;
  readonly validFrom: string;
  readonly validTo: string;
  readonly terms: readonly string[];
  readonly list: {
    readonly id: string;
    readonly versionNo: number;
    readonly items: readonly { readonly code: string; readonly text: string }[];
  };
  readonly clauses: readonly AgreementClause[];
  /** The document of a superior that asks for an agreement at this level; null where none is needed. */
  readonly superiorDocument: string | null;
  /** Of an addendum: what it changes, why, and the digest of the text before it. */
  readonly amends: {
    readonly digest: string;
    readonly reason: string;
    readonly changes: readonly ClauseChange[];
  } | null;
}

export type DocumentLanguage = 'zh' | 'en';

/** A part of the text as people read it: a heading, and paragraphs or a table under it. */
export interface DocumentSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
}

/** The text in the language of its headings; what people typed stays as they typed it. */
export function documentSections(
  document: AgreementDocument,
  language: DocumentLanguage,
): readonly DocumentSection[] {
  const say = WORDS[language];
  const { issuer, responsible, list, clauses, amends, superiorDocument } = document;
  const day = (value: string) => (language === 'zh' ? chineseDay(value) : value);
  const basis = [say.basis(list.versionNo), ...(superiorDocument ? [say.superior(superiorDocument)] : [])];
  const sections: DocumentSection[] = [
    plain(say.parties, [
      `${say.issuer}${issuer.organization} ${issuer.post}`,
      `${say.responsible}${responsible.organization} ${responsible.post}`,
    ]),
    plain(say.terms, [...document.terms, ...basis]),
  ];
  if (amends) {
    sections.push({
      heading: say.changes,
      paragraphs: [say.reason(amends.reason), say.from(day(document.validFrom))],
      table: { head: say.changeHead, rows: amends.changes.map((change) => changeRow(change, say, day)) },
    });
  }
  if (clauses.length > 0) {
    sections.push({
      heading: say.targets,
      paragraphs: [],
      table: {
        head: say.targetHead,
        rows: clauses.map(({ label, target, from, to }) => [
          label,
          target,
          `${day(from)}${say.until}${day(to)}`,
        ]),
      },
    });
  }
  if (list.items.length > 0) {
    sections.push({
      heading: say.items,
      paragraphs: [],
      table: { head: say.itemHead, rows: list.items.map(({ code, text }) => [code, text]) },
    });
  }
  sections.push(plain(say.term, [say.termOf(day(document.validFrom), day(document.validTo))]));
  return sections;
}

const plain = (heading: string, paragraphs: readonly string[]): DocumentSection => ({
  heading,
  paragraphs,
  table: null,
});

function changeRow(change: ClauseChange, say: Words, day: (value: string) => string): readonly string[] {
  const clause = change.kind === 'removed' ? change.before : change.after;
  const said = ({ target, from, to }: AgreementClause) => `${target}（${day(from)}${say.until}${day(to)}）`;
  return [
    clause.label,
    change.kind === 'added' ? say.none : said(change.before),
    change.kind === 'removed' ? say.none : said(change.after),
  ];
}

const chineseDay = (day: string): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

interface Words {
  readonly parties: string;
  readonly issuer: string;
  readonly responsible: string;
  readonly terms: string;
  readonly targets: string;
  readonly targetHead: readonly string[];
  readonly items: string;
  readonly itemHead: readonly string[];
  readonly term: string;
  readonly changes: string;
  readonly changeHead: readonly string[];
  readonly none: string;
  readonly until: string;
  basis(versionNo: number): string;
  superior(document: string): string;
  reason(reason: string): string;
  from(day: string): string;
  termOf(from: string, to: string): string;
}

const WORDS: Readonly<Record<DocumentLanguage, Words>> = {
  zh: {
    parties: '签订双方',
    issuer: '签发方：',
    responsible: '责任方：',
    terms: '责任约定',
    targets: '工作目标',
    targetHead: ['目标', '目标值', '起止时间'],
    items: '责任清单事项',
    itemHead: ['编号', '事项'],
    term: '期限',
    changes: '变更内容',
    changeHead: ['目标', '变更前', '变更后'],
    none: '（无）',
    until: ' 至 ',
    basis: (versionNo) => `本责任书依据责任方已印发的责任清单（第${versionNo}版）签订。`,
    superior: (document) => `上级文件依据：${document}。`,
    reason: (reason) => `变更原因：${reason}。`,
    from: (day) => `本补充协议自 ${day} 起代替此前约定，此前期间仍按原约定执行。`,
    termOf: (from, to) => `自 ${from} 至 ${to}。`,
  },
  en: {
    parties: 'Parties',
    issuer: 'Issuer: ',
    responsible: 'Responsible: ',
    terms: 'Terms',
    targets: 'Targets',
    targetHead: ['Target', 'Value', 'From and to'],
    items: 'Items of the responsibility list',
    itemHead: ['No.', 'Item'],
    term: 'Term',
    changes: 'Changes',
    changeHead: ['Target', 'Before', 'After'],
    none: '(none)',
    until: ' to ',
    basis: (versionNo) =>
      `Made from the responsibility list (version ${versionNo}) that was issued to the responsible side.`,
    superior: (document) => `Required by: ${document}.`,
    reason: (reason) => `Why it changes: ${reason}.`,
    from: (day) =>
      `This addendum takes the place of what was agreed before from ${day} on; until then that still holds.`,
    termOf: (from, to) => `${from} to ${to}.`,
  },
};
