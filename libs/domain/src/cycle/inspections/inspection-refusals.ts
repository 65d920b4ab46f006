import { defineRefusals } from '../../platform/refusal';

/** Why an inspection is not planned, drawn, begun or written down. */
export const inspectionRefusals = defineRefusals({
  'inspection.plan-exists': {
    status: 409,
    zh: '{year}年已经有督查计划。请在那份计划里安排，或修改它。',
    en: 'There is a plan for {year} already. Use that plan, or change it.',
  },
  'inspection.no-text': {
    status: 422,
    zh: '名称不能为空。请填写。',
    en: 'The name is missing. Fill it in.',
  },
  'inspection.days': {
    status: 422,
    zh: '督查起止日期要在计划年度内，且结束不早于开始。请改日期。',
    en: 'The days lie within the year of the plan, and the last is not before the first. Change them.',
  },
  'inspection.domain-unknown': {
    status: 422,
    zh: '领域不在目录中。请从列表里选。',
    en: 'There is no such domain in the catalogue. Choose from the list.',
  },
  'inspection.team': {
    status: 422,
    zh: '督查组要有两名以上现职同志，其中一名是组长。请重新选人。',
    en: 'A team has two or more people in office, one of whom leads it. Choose again.',
  },
  'inspection.not-the-leader': {
    status: 403,
    zh: '抽取单位和调整督查组由组长办理。请交给组长。',
    en: 'The leader of the inspection draws the units and changes its team. Leave it to them.',
  },
  'inspection.drawn': {
    status: 409,
    zh: '单位已经抽过，不能重抽。请刷新后看结果。',
    en: 'The units were drawn already and are not drawn again. Refresh to see them.',
  },
  'inspection.frame-empty': {
    status: 422,
    zh: '这些领域里没有可抽的单位：要么没有单位，要么今年都到了督查次数上限。请改领域，或调高计划里的上限。',
    en: 'There is no unit to draw in these domains: there is none, or all have had their visits of the year. Choose other domains, or raise the cap of the plan.',
  },
  'inspection.over-cap': {
    status: 409,
    zh: '这个单位今年已督查{n}次，到了计划上限{cap}次。请与已有的督查合并，或先修改计划上限并重新备案。',
    en: 'This unit has had {n} visits this year, and the plan allows {cap}. Merge this one with another, or raise the cap of the plan and file it again.',
  },
  'inspection.team-conflict': {
    status: 409,
    zh: '督查组里的{names}在这个单位任职，或一年内任过职，不能去这里督查。请组长换人后再开始。',
    en: '{names} of the team hold or held a post at this unit within a year, and may not inspect it. Let the leader replace them first.',
  },
  'inspection.early': {
    status: 409,
    zh: '督查从{startsOn}开始，现在还早。请到那天再开始。',
    en: 'The inspection begins on {startsOn}. Start on that day.',
  },
  'inspection.started': {
    status: 409,
    zh: '这个单位已经开始督查。请刷新后打开检查表。',
    en: 'The visit to this unit has begun already. Refresh and open its checklist.',
  },
  'inspection.held-on': {
    status: 422,
    zh: '督查日期不能早于督查开始，也不能晚于今天。请改日期。',
    en: 'The day of the visit is neither before the inspection began nor ahead. Change it.',
  },
  'inspection.not-of-the-team': {
    status: 403,
    zh: '只有督查组成员可以填写。请交给督查组。',
    en: 'Only members of the team write it down. Leave it to them.',
  },
  'inspection.finished': {
    status: 409,
    zh: '这次督查已经办结，不能再改。有遗漏的，请另行登记问题。',
    en: 'This visit is finished and is not changed any more. Record what was left out as a finding.',
  },
  'inspection.found-already': {
    status: 409,
    zh: '这一行已经登记过问题。请打开那个问题。',
    en: 'A finding was recorded from this row already. Open it.',
  },
  'inspection.rows-open': {
    status: 409,
    zh: '还有{n}行没有填。请逐行填写，没看到的选“没看”。',
    en: '{n} rows are open. Fill each; for what was not looked at choose “not seen”.',
  },
  'inspection.no-severity': {
    status: 409,
    zh: '目录里没有可用的问题程度。请系统管理员先维护目录。',
    en: 'The catalogue has no severity in force. Ask the administrator to complete it.',
  },
});
