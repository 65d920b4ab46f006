import type { OrderState } from './rectification-states';

/** What the states of an order are called. */
export const ORDER_STATE_WORDS: Readonly<Record<OrderState, { readonly zh: string; readonly en: string }>> = {
  issued: { zh: '待签收', en: 'to be signed for' },
  received: { zh: '待报措施', en: 'plan awaited' },
  planned: { zh: '措施待批', en: 'plan to be approved' },
  working: { zh: '整改中', en: 'under way' },
  held: { zh: '已暂停', en: 'on hold' },
  submitted: { zh: '已报待核', en: 'submitted, not verified' },
  verified: { zh: '已核实待销号', en: 'verified, to be closed' },
  closed: { zh: '已销号', en: 'closed' },
  passed: { zh: '回头看通过', en: 'look-back passed' },
  withdrawn: { zh: '已撤销', en: 'taken back' },
};

/** The number of an order as people write it: 整改〔2026〕12号. */
export const orderNumber = ({ year, number }: { readonly year: number; readonly number: number }): string =>
  `整改〔${year}〕${number}号`;
