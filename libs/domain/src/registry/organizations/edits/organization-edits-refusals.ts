import { defineRefusals } from '../../../platform/refusal';

/** Refusals of acts on organisations: made, changed, moved, merged, split, closed. */
export const organizationEditsRefusals = defineRefusals({
  'organization.ended-already': {
    status: 409,
    zh: '“{name}”已经撤销或并入别的组织，不能再改。',
    en: '“{name}” has been closed or merged already and cannot be changed.',
  },
  'organization.day-ahead': {
    status: 422,
    zh: '日期在今天以后。请填已经到了的日期，到那天再办。',
    en: 'This day is still to come. Give one that has come, and do it on the day.',
  },
  'organization.before-last-change': {
    status: 422,
    zh: '这个组织 {since} 起才是现在的样子，日期不能早于这一天。',
    en: 'The organisation is what it is since {since}; the day cannot be before that.',
  },
  'organization.nothing-changed': {
    status: 422,
    zh: '没有任何改动。请改好后再保存。',
    en: 'Nothing was changed. Change something before saving.',
  },
  'organization.code-taken': {
    status: 409,
    zh: '编码“{code}”已有组织使用。请换一个。',
    en: 'Another organisation has the code “{code}”. Choose another one.',
  },
  'organization.word-unknown': {
    status: 422,
    zh: '目录里没有“{value}”。请从列表中选择。',
    en: 'No catalogue has “{value}”. Choose from the list.',
  },
  'organization.not-below': {
    status: 422,
    zh: '{parentKind}下面不能设{kind}。请改上级，或改组织类型。',
    en: 'A {kind} cannot stand below a {parentKind}. Change the superior or the kind.',
  },
  'organization.members-elsewhere': {
    status: 422,
    zh: '{kind}没有自己的党员，党员的组织关系在原支部。党员数请填 0。',
    en: 'A {kind} has no members of its own: they count in their own branch. Give 0 members.',
  },
  'organization.is-root': {
    status: 422,
    zh: '这是全县最上面的组织，没有上级，不能移动、合并、分设或撤销。',
    en: 'This is the top of the county: it cannot be moved, merged, split or closed.',
  },
  'organization.below-itself': {
    status: 422,
    zh: '新的上级在这个组织自己下面。请另选上级。',
    en: 'The new superior stands below this very organisation. Choose another one.',
  },
  'organization.has-children': {
    status: 409,
    zh: '下面还有 {count} 个组织。请先把它们移到别的上级，或一并撤销。',
    en: '{count} organisations stand below it. Move or close them first.',
  },
  'organization.has-members': {
    status: 409,
    zh: '还有 {count} 名党员。请先把组织关系转到别的组织，党员数改为 0 后再撤销。',
    en: 'It still has {count} members. Transfer them and set the number to 0 before closing.',
  },
  'organization.changed-since-preview': {
    status: 409,
    zh: '预览之后情况又有变动。请重新看一遍再确认。',
    en: 'Something has changed since the preview. Look at it again before confirming.',
  },
});
