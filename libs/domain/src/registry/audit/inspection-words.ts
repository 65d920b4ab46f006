// The words of plans, inspections and visits, which the lists of actions and fields take in.
import { field } from './field-word';

const words = (action: string, zh: string, en: string) => ({
  ...{ action, from: '2026-12-01', outcome: 'done' as const, zh, en },
});

/** What is done to plans, inspections and visits. */
export const INSPECTION_ACTIONS = [
  words('inspection-plan.create', '制定督查计划{subject}', 'made the plan of inspections{subject}'),
  words('inspection-plan.change', '修改督查计划{subject}', 'changed the plan of inspections{subject}'),
  words('inspection.create', '安排督查{subject}', 'announced the inspection{subject}'),
  words('inspection.draw', '为督查{subject}抽取单位', 'drew the units of the inspection{subject}'),
  words('inspection.change-team', '调整督查{subject}的督查组', 'changed the team of the inspection{subject}'),
  words('inspection-visit.start', '开始督查{subject}', 'began the visit{subject}'),
  words('inspection-visit.finish', '办结督查{subject}', 'finished the visit{subject}'),
] as const;

/** What their states are called. */
export const INSPECTION_STATE_WORDS = {
  drawn: ['已抽取', 'drawn'],
  finished: ['已办结', 'finished'],
} as const;

/** What their fields are called. */
export const INSPECTION_FIELDS = {
  filingNumber: field('备案号', 'filing number'),
  cap: field('每单位次数上限', 'cap per unit'),
  startsOn: field('开始日期', 'first day'),
  endsOn: field('结束日期', 'last day'),
  wanted: field('抽取单位数', 'units to draw'),
  commitment: field('种子承诺', 'commitment to the seed'),
  frameDigest: field('抽样框摘要', 'digest of the frame'),
  members: field('督查组人数', 'people of the team'),
  visitedOn: field('督查日期', 'day of the visit'),
  onPaper: field('照纸面录入', 'written down from paper'),
  problems: field('有问题行数', 'rows with problems'),
};
