import { ITEM_LIMITS } from '../items/item-limits';

/** A column of an imported table of items: its header in the template, and the other headers it is known by. */
export interface ListColumn {
  readonly header: string;
  readonly synonyms: readonly string[];
  readonly required: boolean;
  /** The most characters a cell may have. */
  readonly limit: number;
}

const column = (
  header: string,
  limit: number,
  synonyms: readonly string[],
  required = false,
): ListColumn => ({
  header,
  limit,
  synonyms,
  required,
});

/** Every column of a table of items; the one place that knows other spellings of a header. */
export const LIST_COLUMNS = {
  code: column('编号', ITEM_LIMITS.code, ['no', 'code', '序号', '编码', '事项编号']),
  post: column('岗位', 60, ['post', '责任岗位', '岗位类别', '责任人', '责任主体'], true),
  unit: column('单位(可空)', 100, ['unit', 'organization', '责任单位', '所在单位', '组织', '党组织']),
  textZh: column(
    '责任事项',
    ITEM_LIMITS.textZh,
    ['item_zh', 'item', '事项', '责任内容', '责任清单', '任务', '工作任务'],
    true,
  ),
  textEn: column('英文(可空)', 1000, ['item_en', '英文事项']),
  dimension: column('维度', ITEM_LIMITS.catalogueCode, ['dimension', '建设维度', '工作维度'], true),
  domain: column('领域', ITEM_LIMITS.catalogueCode, ['domain', '党建领域'], true),
  level: column('层级', 20, ['level'], true),
  type: column('类型', ITEM_LIMITS.catalogueCode, ['type', '事项类型', '指标类型'], true),
  cadence: column(
    '时限频次',
    ITEM_LIMITS.cadencePhrase,
    ['cadence', '时限', '频次', '完成时限', '时间要求', '时限要求'],
    true,
  ),
  evidence: column('证据', ITEM_LIMITS.evidenceAsked, [
    'evidence',
    '佐证',
    '佐证材料',
    '证明材料',
    '印证资料',
  ]),
  basis: column('依据', ITEM_LIMITS.basis, ['basis', '来源', '文件依据', '依据文件']),
  checkingClass: column('核验类别(可空)', 10, ['checking_class', 'checking', '核验', '核验方式']),
  lineWork: column('分管业务(可空)', ITEM_LIMITS.lineWork, ['line_work', '分管工作']),
  quantity: column('数量(可空)', 20, ['quantity', '目标值', '数量指标']),
  quantityUnit: column('数量单位(可空)', ITEM_LIMITS.quantityUnit, ['quantity_unit', '计量单位']),
  standard: column('标准(可空)', ITEM_LIMITS.standard, ['standard', '质量标准', '完成标准', '工作标准']),
  weight: column('权重(可空)', 10, ['weight', '分值权重']),
  postCode: column('岗位编码(可空)', 40, ['post_code', '岗位代码']),
} as const satisfies Record<string, ListColumn>;

export type ListColumnKey = keyof typeof LIST_COLUMNS;

const KEYS = Object.keys(LIST_COLUMNS) as ListColumnKey[];
const KEY_OF_HEADER: ReadonlyMap<string, ListColumnKey> = new Map(
  KEYS.flatMap((key) => {
    const { header, synonyms } = LIST_COLUMNS[key];
    return [header, ...synonyms].map((name) => [plainHeader(name), key] as const);
  }),
);

/** The column that a header names, whatever marks, spaces and remarks in brackets it carries. */
export function columnOfHeader(header: string): ListColumnKey | undefined {
  return KEY_OF_HEADER.get(plainHeader(header));
}

function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/\(.*?\)|【.*?】|\[.*?\]/g, '')
    .replace(/[\s*:：_-]/g, '')
    .toLowerCase();
}
