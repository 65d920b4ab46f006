/** What a row of another system's table can say of something that was done. */
export const SOURCE_FIELDS = {
  unit: {
    required: true,
    synonyms: [
      '单位',
      '组织',
      '组织名称',
      '单位名称',
      '党组织',
      '党组织名称',
      '所在党组织',
      '所属党组织',
      '支部',
      '支部名称',
      '参训单位',
      '承办单位',
      '办理单位',
      '责任单位',
      '召开单位',
      'unit',
      'organisation',
      'organization',
      'branch',
    ],
  },
  person: {
    required: false,
    synonyms: [
      '岗位',
      '职务',
      '姓名',
      '责任人',
      '学员姓名',
      '参训人',
      '承办人',
      '办理人',
      '负责人',
      'post',
      'person',
      'name',
    ],
  },
  day: {
    required: true,
    synonyms: [
      '日期',
      '时间',
      '召开时间',
      '召开日期',
      '会议时间',
      '会议日期',
      '开展时间',
      '活动时间',
      '活动日期',
      '培训日期',
      '培训时间',
      '结业日期',
      '办结时间',
      '办结日期',
      '完成时间',
      '完成日期',
      'date',
      'day',
    ],
  },
  result: {
    required: true,
    synonyms: [
      '内容',
      '主题',
      '会议主题',
      '会议名称',
      '会议内容',
      '活动主题',
      '活动内容',
      '培训内容',
      '培训班次',
      '培训班名称',
      '办理结果',
      '办理情况',
      '处理结果',
      '完成情况',
      '结果',
      'result',
      'topic',
      'subject',
    ],
  },
  kind: {
    required: false,
    synonyms: [
      '类型',
      '类别',
      '会议类型',
      '活动类型',
      '会议类别',
      '培训类别',
      '培训类型',
      '诉求类别',
      '诉求类型',
      '工单类型',
      'type',
      'kind',
      'category',
    ],
  },
  quantity: {
    required: false,
    synonyms: [
      '数量',
      '人数',
      '参会人数',
      '实到人数',
      '参加人数',
      '到会人数',
      '参训人数',
      '人次',
      '学时',
      '件数',
      'quantity',
      'attendance',
      'hours',
    ],
  },
  reference: {
    required: false,
    synonyms: [
      '编号',
      '序号编码',
      '会议编号',
      '活动编号',
      '记录编号',
      '证书编号',
      '培训编号',
      '班次编号',
      '工单编号',
      '工单号',
      '流水号',
      'id',
      'number',
      'reference',
    ],
  },
} as const satisfies Readonly<Record<string, { required: boolean; synonyms: readonly string[] }>>;

export type SourceField = keyof typeof SOURCE_FIELDS;

export const SOURCE_FIELD_KEYS = Object.keys(SOURCE_FIELDS) as SourceField[];

/** A header without what people put around it: spaces, remarks in brackets, stars. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/\(.*?\)|\[.*?\]/g, '')
    .replace(/[\s*:_-]/g, '')
    .toLowerCase();

const KEY_OF: ReadonlyMap<string, SourceField> = new Map(
  SOURCE_FIELD_KEYS.flatMap((key) => SOURCE_FIELDS[key].synonyms.map((name) => [name, key] as const)),
);

/** The field that a header names outright. */
export const fieldNamed = (header: string): SourceField | undefined => KEY_OF.get(plainHeader(header));

/** Which field a header is about, if any: by its own name, else by the longest name that it ends with. */
export function fieldAlike(header: string): SourceField | undefined {
  const plain = plainHeader(header);
  const ends = [...KEY_OF].filter(([name]) => name.length > 1 && plain.endsWith(name));
  return ends.sort(([a], [b]) => b.length - a.length)[0]?.[1];
}
