import { defineRefusals } from '../../../platform/refusal';

/** Why two items were not linked, and what to do. */
export const decompositionRefusals = defineRefusals({
  'item-contribution.circle': {
    status: 422,
    zh: '这样关联会绕成一圈：“{item}”已经在上面承接着这一项。请换一条，或先取消原来的关联。',
    en: 'The link would close a circle: “{item}” is served by this item already. Choose another one, or take the old link off first.',
  },
  'item-contribution.other-year': {
    status: 422,
    zh: '只有同一年度的事项才能关联。请选 {year} 年清单里的事项。',
    en: 'Only items of the same year are linked. Choose one of the lists of {year}.',
  },
  'item-contribution.quantity-for-many': {
    status: 422,
    zh: '一次关联多条时不能填承接数量。请逐条关联并填写。',
    en: 'A quantity is given to one item at a time. Link them one by one.',
  },
});
