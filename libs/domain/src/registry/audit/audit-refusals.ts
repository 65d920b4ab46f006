import { defineRefusals } from '../../platform/refusal';

/** Refusals of the record's pages. */
export const auditRefusals = defineRefusals({
  'audit.export-too-large': {
    status: 422,
    zh: '符合条件的记录超过 {most} 条，一次导不完。请缩短时间段，或按人员、行为再筛选，分次导出。',
    en: 'More than {most} entries fit, which is too many for one workbook. Narrow the days, the person or the act, and export in parts.',
  },
});
