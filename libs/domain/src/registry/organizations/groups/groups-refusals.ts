import { defineRefusals } from '../../../platform/refusal';

/** Refusals about unit classes and assessment groups. */
export const groupsRefusals = defineRefusals({
  'unit-class.unknown': {
    status: 422,
    zh: '目录里没有单位分类“{value}”。请从列表中选择。',
    en: 'There is no unit class “{value}”. Choose from the list.',
  },
  'unit-class.before-last': {
    status: 422,
    zh: '现在的分类从 {since} 起，日期不能早于这一天。',
    en: 'The class of today holds since {since}; the day cannot be before that.',
  },
  'unit-class.same': {
    status: 422,
    zh: '分类没有变化。请选择另一个分类，或直接返回。',
    en: 'This is its class already. Choose another one.',
  },
  'assessment-group.object-unknown': {
    status: 422,
    zh: '没有“{value}”这种考核对象。请从列表中选择。',
    en: 'Nothing called “{value}” is assessed. Choose from the list.',
  },
  'assessment-group.ends-before-start': {
    status: 422,
    zh: '结束日期早于开始日期。请核对两个日期。',
    en: 'It would end before it begins. Check both dates.',
  },
  'assessment-group.name-taken': {
    status: 409,
    zh: '同一时间已有同名的考核分组“{name}”。请换个名称，或改日期。',
    en: 'A group called “{name}” exists on the same days already. Choose another name or other dates.',
  },
  'assessment-group.members-before': {
    status: 409,
    zh: '已有成员从 {first} 起在组内，分组的开始日期不能晚于这一天。',
    en: 'Members belong to it since {first}; the group cannot begin later than that.',
  },
  'assessment-group.ended': {
    status: 409,
    zh: '分组在 {end} 已经结束，这一天不能调整成员。请改日期，或先延长分组。',
    en: 'The group ended on {end}: members cannot change on this day. Choose another day, or let the group last longer.',
  },
  'assessment-group.outside': {
    status: 422,
    zh: '分组从 {start} 开始，日期不能早于这一天。',
    en: 'The group begins on {start}; the day cannot be before that.',
  },
  'assessment-group.organization-ended': {
    status: 409,
    zh: '“{name}”在这一天已经撤销，不能编入分组。',
    en: '“{name}” no longer exists on this day and cannot be put into a group.',
  },
  'assessment-group.member-already': {
    status: 409,
    zh: '“{name}”已经在这个分组里。请把它从所选单位中去掉。',
    en: '“{name}” belongs to this group already. Leave it out.',
  },
  'assessment-group.in-another': {
    status: 409,
    zh: '“{name}”这一天在“{group}”。同一考核对象一天只能在一个分组。请选择“从原分组调入”，或去掉它。',
    en: '“{name}” is in “{group}” on this day, and is assessed in one group at a time. Move it over from there, or leave it out.',
  },
  'assessment-group.joins-later': {
    status: 409,
    zh: '“{name}”已定于 {start} 起编入“{group}”。请先取消那一条，或选择更晚的日期。',
    en: '“{name}” joins “{group}” on {start} already. Take that back first, or choose a later day.',
  },
  'assessment-group.in-unseen': {
    status: 409,
    zh: '所选组织中有的在这些日子已编入您看不到的分组。同一考核对象一天只能在一个分组：请与指导它的部门或上级组织部门核对后再编。',
    en: 'One of them is in a group on these days that you do not see, and is assessed in one group at a time. Settle it with the department that guides it, or with the superior, first.',
  },
  'assessment-group.no-member': {
    status: 409,
    zh: '“{name}”这一天不在这个分组里。请刷新后再办。',
    en: '“{name}” is not in this group on that day. Refresh and look again.',
  },
});
