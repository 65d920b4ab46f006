import { defineRefusals } from '../../../platform/refusal';

/** Refusals about guidance edges. */
export const guidanceRefusals = defineRefusals({
  'guidance.itself': {
    status: 422,
    zh: '组织不能指导自己。请另选一个组织。',
    en: 'An organisation cannot guide itself. Choose another one.',
  },
  'guidance.of-a-superior': {
    status: 422,
    zh: '被指导的是指导组织的上级。指导关系只能指向下级或别的条块。请调换两个组织，或另选。',
    en: 'The guided organisation is a superior of the guiding one. Swap the two or choose another.',
  },
  'guidance.kind-unknown': {
    status: 422,
    zh: '没有“{value}”这种指导关系。请从列表中选择。',
    en: 'There is no kind of guidance “{value}”. Choose from the list.',
  },
  'guidance.post-needed': {
    status: 422,
    zh: '联系点要写明是谁的联系点。请选择指导组织的一个岗位。',
    en: 'A point of contact is somebody’s. Choose a post of the guiding organisation.',
  },
  'guidance.post-needless': {
    status: 422,
    zh: '只有联系点才对应岗位。请去掉岗位，或把类型改成联系点。',
    en: 'Only a point of contact belongs to a post. Remove the post or make it a point of contact.',
  },
  'guidance.post-elsewhere': {
    status: 422,
    zh: '这个岗位不在指导组织里。请选择指导组织的岗位。',
    en: 'This post does not stand in the guiding organisation. Choose one that does.',
  },
  'guidance.sight-needed': {
    status: 422,
    zh: '要布置任务或督查，先要能查看。请同时给“查看”。',
    en: 'Whoever assigns or inspects must be able to see. Grant sight too.',
  },
  'guidance.share-needed': {
    status: 422,
    zh: '有“评分”就要写明占多少分。请填 1% 到 100% 之间的比例。',
    en: 'The right to score needs its share. Give one above 0 and up to 100 %.',
  },
  'guidance.share-needless': {
    status: 422,
    zh: '没有“评分”就不填比例。请去掉比例，或给“评分”。',
    en: 'A share goes with the right to score only. Remove it or grant that right.',
  },
  'guidance.shares-above-one': {
    status: 422,
    zh: '同一组织各方评分比例合计超过 100%（现在是 {percent}%）。请调低比例。',
    en: 'The shares of all who score this organisation come to {percent} %. Lower one so that they stay within 100 %.',
  },
  'guidance.ends-before-start': {
    status: 422,
    zh: '结束日期早于开始日期。请核对两个日期。',
    en: 'It would end before it begins. Check both dates.',
  },
  'guidance.same-days': {
    status: 409,
    zh: '这两个组织之间同一时间已有同样的指导关系。请先结束那一条，或改日期。',
    en: 'The same guidance holds between these two on the same days already. End that one first or change the dates.',
  },
  'guidance.ended-already': {
    status: 409,
    zh: '这条指导关系已经结束，不能再改。需要时请另建一条。',
    en: 'This guidance has ended and cannot be changed. Make a new one if need be.',
  },
});
