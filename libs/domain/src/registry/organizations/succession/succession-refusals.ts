import { defineRefusals } from '../../../platform/refusal';

/** Refusals of merging, splitting and closing. */
export const successionRefusals = defineRefusals({
  'reorganization.in-the-way': {
    status: 409,
    zh: '还不能撤销“{name}”：{what}。请先逐一处理。',
    en: '“{name}” cannot be closed yet: {what}. Settle these first.',
  },
  'reorganization.too-few': {
    status: 422,
    zh: '合并要有并入的和接续的，分设要有至少一个新组织。请补全。',
    en: 'A merger needs what goes in and what goes on; a split at least one new organisation. Complete it.',
  },
  'reorganization.itself': {
    status: 422,
    zh: '“{name}”不能并入自己。请另选。',
    en: '“{name}” cannot be merged into itself. Choose another one.',
  },
  'reorganization.target-below': {
    status: 422,
    zh: '“{target}”在“{name}”下面，不能由它接续。请先移出，或选择不在其下的组织。',
    en: '“{target}” stands below “{name}” and cannot go on for it. Move it out first, or choose another one.',
  },
  'reorganization.not-placed': {
    status: 422,
    zh: '还没有写明“{name}”归到哪里。请逐一选择。',
    en: 'It is not said where “{name}” goes. Choose for each.',
  },
  'reorganization.not-theirs': {
    status: 422,
    zh: '列表里有不属于所选组织的内容，或已有变动。请重新预览。',
    en: 'Something named does not belong to the organisations chosen, or has changed. Look at the preview again.',
  },
  'reorganization.two-heads': {
    status: 409,
    zh: '“{name}”将有两个班长岗位：“{first}”和“{second}”。请选择其中一个撤销。',
    en: '“{name}” would have two head posts, “{first}” and “{second}”. Let one of them end.',
  },
  'reorganization.no-head': {
    status: 422,
    zh: '“{name}”没有班长岗位，撤销的岗位没做完的任务无人接手。请保留一个班长岗位，或先为它设岗。',
    en: '“{name}” has no head post to take over what the posts that end still owe. Keep one, or set one up first.',
  },
  'reorganization.members-differ': {
    status: 422,
    zh: '各新组织党员数合计 {sum} 人，与原来的 {count} 人不符。请核对。',
    en: 'The members of the new organisations come to {sum}, not to the {count} there are. Check the numbers.',
  },
});
