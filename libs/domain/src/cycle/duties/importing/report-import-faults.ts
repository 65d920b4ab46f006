import { defineImportFaults } from '../../../platform/import-fault';

/** Everything that can be said of a row of another system's table: what is wrong, and what to do. */
export const reportImportFault = defineImportFaults({
  'unit.missing': {
    severity: 'error',
    zh: '没有写单位。请在原系统补上，或在表里填好。',
    en: 'No unit is named. Fill it in, in the other system or here.',
  },
  'unit.unknown': {
    severity: 'error',
    zh: '不认识“{value}”{near}。请在“单位名称对照”里选出是哪个单位，会记住。',
    en: '“{value}” is not known{nearEn}. Choose our unit for it under “names of units”; it is remembered.',
  },
  'day.missing': {
    severity: 'error',
    zh: '没有写日期。请补上哪一天做的。',
    en: 'No date. Say on which day it was done.',
  },
  'day.unreadable': {
    severity: 'error',
    zh: '“{value}”不是日期。请写成 2026-09-12 或 2026年9月12日。',
    en: '“{value}” is no date. Write it as 2026-09-12.',
  },
  'day.future': {
    severity: 'error',
    zh: '“{value}”还没有到。没有发生的事不能报送，请核对日期。',
    en: '“{value}” is still to come. What has not happened can’t be reported; check the date.',
  },
  'result.missing': {
    severity: 'error',
    zh: '没有写做了什么。请补一句主题或结果。',
    en: 'It does not say what was done. Add a line.',
  },
  'row.twice': {
    severity: 'warning',
    zh: '和第 {row} 行是同一条记录，只算一次。',
    en: 'The same record as row {row}; it counts once.',
  },
  'kind.not-served': {
    severity: 'warning',
    zh: '“{value}”没有选对应的任务，这一行不用。要用的，请在“对应哪些任务”里选。',
    en: 'No duty is chosen for “{value}”, so this row is left out. Choose one under “which duties” to use it.',
  },
  'duty.none': {
    severity: 'error',
    zh: '“{unit}”的清单里没有对应的任务（{titles}）。请核对单位，或改“对应哪些任务”。',
    en: 'The list of “{unit}” has no such duty ({titles}). Check the unit, or change which duties are served.',
  },
  'duty.no-period': {
    severity: 'error',
    zh: '{day} 不在“{title}”的任何一期里，最近的是 {period}（{opens} 至 {due}）。请核对日期。',
    en: '{day} is in no period of “{title}”; the nearest is {period} ({opens} to {due}). Check the date.',
  },
  'duty.several': {
    severity: 'error',
    zh: '对得上几件任务：{duties}。请在“对应哪些任务”里只留一项，或指定岗位那一列。',
    en: 'Several duties match: {duties}. Keep one of them in the mapping, or say which column names the post.',
  },
  'duty.reported-already': {
    severity: 'warning',
    zh: '“{title}”{period}已经报送过，不改动。要补充的，请在那件任务里更正。',
    en: '“{title}” ({period}) is reported already and is left as it is. Correct it there if need be.',
  },
});
