import { defineRefusals } from '../../../platform/refusal';

/** Why a post can't be set up, changed or closed. */
export const postsRefusals = defineRefusals({
  'post.kind-unknown': {
    status: 422,
    zh: '没有“{kind}”这种岗位类别。请从列表中选择。',
    en: 'There is no kind of post “{kind}”. Choose one from the list.',
  },
  'post.kind-elsewhere': {
    status: 422,
    zh: '“{kind}”不设在{organizationKind}。请换岗位类别，或检查组织类型。',
    en: '“{kind}” does not stand in a {organizationKind}. Choose another kind, or check the kind of the organisation.',
  },
  'post.second-head': {
    status: 409,
    zh: '这个组织的班长已经是“{title}”。一个组织只有一个班长岗位：请先取消那一个。',
    en: 'The head post of this organisation is “{title}” already. There is only one: take it back there first.',
  },
  'post.organization-ended': {
    status: 409,
    zh: '这个组织已经撤销，不能再设岗位。',
    en: 'This organisation no longer exists: no post can be set up in it.',
  },
  'post.held': {
    status: 409,
    zh: '{name}任这个岗位到 {end} 以后。请同时办理离任，或改撤销日期。',
    en: '{name} holds this post beyond {end}. End that tenure in the same step, or change the day.',
  },
  'post.tenure-ahead': {
    status: 409,
    zh: '{name}将从 {start} 起任这个岗位。请先更正那条任职，再撤销岗位。',
    en: '{name} takes this post on {start}. Correct that tenure first, then close the post.',
  },
  'post.closed-already': {
    status: 409,
    zh: '这个岗位已于 {end} 撤销。',
    en: 'This post was closed after {end}.',
  },
  'post.not-closed': {
    status: 409,
    zh: '这个岗位没有撤销，无需恢复。',
    en: 'This post is not closed.',
  },
  'post.closes-before-start': {
    status: 422,
    zh: '撤销日期早于设置日期 {start}。请核对日期。',
    en: 'The last day lies before the post was set up, {start}. Check the date.',
  },
  'post.reason-missing': {
    status: 422,
    zh: '请选择离任原因。',
    en: 'Choose why the holder leaves.',
  },
  'post.order-incomplete': {
    status: 409,
    zh: '岗位有增减，顺序没有保存。请刷新后重新排。',
    en: 'Posts were added or closed meanwhile: the order was not kept. Refresh and order them again.',
  },
});
