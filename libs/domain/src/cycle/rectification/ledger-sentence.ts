/** The counts of a ledger, as its last line says them. */
export interface LedgerNumbers {
  readonly total: number;
  readonly closed: number;
  readonly early: number;
  readonly open: number;
  readonly overdue: number;
  readonly severe: number;
  readonly soon: number;
}

/** The last line of the ledger, the same on screen, in the workbook and on paper. */
export function ledgerSentence(counts: LedgerNumbers): { readonly zh: string; readonly en: string } {
  const { total, closed, early, open, overdue, severe, soon } = counts;
  return {
    zh: `合计 ${total} 件：已销号 ${closed} 件（其中提前 ${early} 件），整改中 ${open} 件；逾期 ${overdue} 件，其中严重 ${severe} 件；临期 ${soon} 件。`,
    en: `${total} in all: ${closed} closed (${early} of them early), ${open} open; ${overdue} overdue, ${severe} of them severely; ${soon} due soon.`,
  };
}

const KINDS: Readonly<Record<string, string>> = {
  'on-site': '实地',
  records: '抽查档案',
  interview: '访谈',
  data: '数据比对',
  'call-back': '电话回访',
};

/** How it was verified and with what result, as the ledger's column says it. */
export function checkWords(check: { readonly kind: string; readonly result: string } | null): string {
  if (check === null) return '未核实';
  return `${KINDS[check.kind] ?? check.kind}：${check.result === 'confirmed' ? '属实' : '退回'}`;
}

/** The word of a light beside its days, as the ledger's column of states says it. */
export function lightWords(
  light: string,
  workingDays: number,
  closed: boolean,
): { readonly zh: string; readonly en: string } {
  const days = Math.abs(workingDays);
  switch (light) {
    case 'early':
      return { zh: '提前完成', en: 'early' };
    case 'late':
      return { zh: closed ? '迟报销号' : '迟报', en: 'late' };
    case 'severe':
      return { zh: `严重 逾期 ${days} 日`, en: `severe, ${days} days overdue` };
    case 'overdue':
      return { zh: `逾期 ${days} 日`, en: `${days} days overdue` };
    case 'soon':
      return { zh: `临期 剩 ${days} 日`, en: `soon, ${days} days left` };
    case 'idle':
      return { zh: '不计时', en: 'clock stopped' };
    default:
      return closed ? { zh: '按期', en: 'in time' } : { zh: `正常 剩 ${days} 日`, en: `${days} days left` };
  }
}
