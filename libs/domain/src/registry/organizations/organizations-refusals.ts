import { defineRefusals } from '../../platform/refusal';

/** Refusals of the organisations room. */
export const organizationsRefusals = defineRefusals({
  'organization-import.sheet-missing': {
    status: 422,
    zh: '工作簿里没有“{sheet}”工作表。请下载模板，按模板填写后再导入。',
    en: 'The workbook has no sheet “{sheet}”. Download the template, fill it in and import again.',
  },
  'organization-import.column-missing': {
    status: 422,
    zh: '“{sheet}”工作表缺少列“{column}”。请按模板补上这一列再导入。',
    en: 'Sheet “{sheet}” has no column “{column}”. Add it as in the template and import again.',
  },
  'organization-import.not-whole-district': {
    status: 403,
    zh: '整本导入会改动全县组织，只有能看到全县的人可以导入。请交给县委组织部导入。',
    en: 'An import may change the whole county, so only somebody who sees all of it may import. Hand it to the organisation department.',
  },
  'organization-import.has-errors': {
    status: 409,
    zh: '还有 {count} 处错误，整本没有导入。请改好后重新上传，或选择只导入没有错误的行。',
    en: 'There are {count} errors, so nothing was imported. Correct them and upload again, or import only the good rows.',
  },
  'organization-import.nothing-to-apply': {
    status: 409,
    zh: '没有可以导入的行。请改好标出的错误后重新上传。',
    en: 'No row can be imported. Correct the marked faults and upload again.',
  },
  'organization-import.stale': {
    status: 409,
    zh: '检查之后组织数据又有变动，检查结果已经过期。请重新上传这个文件。',
    en: 'The organisations changed after this check. Upload the file again.',
  },
});
