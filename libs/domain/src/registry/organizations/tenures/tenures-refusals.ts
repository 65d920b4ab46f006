import { defineRefusals } from '../../../platform/refusal';

/** Why a tenure can't start, end or be put right. */
export const tenuresRefusals = defineRefusals({
  'tenure.ends-before-start': {
    status: 422,
    zh: '止日期早于起日期 {start}。请核对两个日期。',
    en: 'The last day lies before the first, {start}. Check both dates.',
  },
  'tenure.too-far-ahead': {
    status: 422,
    zh: '起日期在一年以后。请核对年份；一年以后的任职到时再办。',
    en: 'The first day is more than a year ahead. Check the year; record it nearer the time.',
  },
  'tenure.post-closed': {
    status: 409,
    zh: '这个岗位在 {day} 不在设置期内。请改日期，或先在“岗位”里重新设置。',
    en: 'The post does not exist on {day}. Change the date, or set the post up again first.',
  },
  'tenure.own': {
    status: 403,
    zh: '本人的任职不能由本人办理。请交给另一位经办人办理。',
    en: 'Nobody records a tenure of their own. Ask another clerk to do it.',
  },
  'tenure.held-already': {
    status: 409,
    zh: '{name}从 {start} 起任这个岗位，时间有重叠。请同时为其办理离任，或改日期、改任职方式。',
    en: '{name} holds this post from {start}, which overlaps. End that tenure in the same step, or change the dates or the kind.',
  },
  'tenure.same-person': {
    status: 409,
    zh: '{name}从 {start} 起已在这个岗位（{kind}），时间有重叠。请同时办理其结束，或更正原来的日期。',
    en: '{name} is in this post already from {start} ({kind}), which overlaps. End that tenure in the same step, or correct its dates.',
  },
  'tenure.holder-in-place': {
    status: 422,
    zh: '{name}正任这个岗位。主持工作、临时负责只用于岗位空缺或在任者离岗；在任者确已离岗的，请在备注中写明原因（如学习、病休、借调外出）。',
    en: '{name} holds this post. Acting and interim are for a vacant post or an absent holder; if the holder is away, say why in the note (training, sick leave, seconded out).',
  },
  'tenure.already-over': {
    status: 409,
    zh: '这段任职已于 {end} 结束。日期有误的，请用“更正”。',
    en: 'This tenure ended on {end}. If the date is wrong, correct it.',
  },
  'tenure.ends-later-than-set': {
    status: 409,
    zh: '这段任职原定到 {end}。要延长的，请用“更正”并写明原因。',
    en: 'This tenure is set to end on {end}. To extend it, correct it and say why.',
  },
  'tenure.reason-missing': {
    status: 422,
    zh: '选了“其他”，请在备注中写明离任原因。',
    en: 'You chose “other”: say the reason in the note.',
  },
  'tenure.replaces-elsewhere': {
    status: 422,
    zh: '同时办理离任的，只能是同一岗位上的任职。请刷新后重新选择。',
    en: 'Only tenures of the same post can be ended in the same step. Refresh and choose again.',
  },
  'tenure.nothing-to-correct': {
    status: 422,
    zh: '日期和任职方式都没有变化，无需更正。',
    en: 'Neither dates nor kind differ: there is nothing to correct.',
  },
});
