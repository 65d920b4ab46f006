import type { SampleKind } from './report-import.dto';

/** A made-up export of another system, of the demonstration county's places; days count back from today. */
export interface ReportSample {
  readonly fileName: string;
  readonly sheet: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const dayBefore = (today: string, days: number): string =>
  new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);

/** What a meeting platform, a training register and a hotline hand out, as far as anybody needs it to try an import. */
export function reportSample(kind: SampleKind, today: string): ReportSample {
  const ago = (days: number) => dayBefore(today, days);
  switch (kind) {
    case 'meetings':
      return {
        fileName: '示例-会议平台导出.xlsx',
        sheet: '会议记录（示例）',
        header: ['会议编号', '组织名称', '会议类型', '会议主题', '召开时间', '主持人', '参会人数'],
        rows: MEETINGS.map(([unit, type, topic, days, people], index) => [
          `HY${ago(days).replaceAll('-', '')}${String(index + 1).padStart(3, '0')}`,
          ...[unit, type, topic, `${ago(days)} 09:00`, '（示例）', String(people)],
        ]),
      };
    case 'training':
      return {
        fileName: '示例-培训登记.xlsx',
        sheet: '培训登记（示例）',
        header: ['培训编号', '参训单位', '培训类别', '培训班名称', '培训日期', '参训人数', '学时'],
        rows: TRAINING.map(([unit, type, name, days, people], index) => [
          `PX${ago(days).replaceAll('-', '')}${String(index + 1).padStart(3, '0')}`,
          ...[unit, type, name, ago(days).replaceAll('-', '/'), String(people), '4'],
        ]),
      };
    case 'hotline':
      return {
        fileName: '示例-热线工单.xlsx',
        sheet: '热线工单（示例）',
        header: ['工单编号', '承办单位', '诉求类别', '办理结果', '办结时间'],
        rows: HOTLINE.map(([unit, type, result, days], index) => [
          `GD${ago(days).replaceAll('-', '')}${String(index + 1).padStart(4, '0')}`,
          ...[unit, type, result, `${ago(days)} 16:30`],
        ]),
      };
  }
}

const MEETINGS: readonly (readonly [string, string, string, number, number])[] = [
  ['清溪村党支部', '主题党日', '学习党章，讨论村道养护', 3, 21],
  ['中共石桥村党支部', '主题党日', '清理河道，商量秋收互助', 4, 18],
  ['桑园村支部', '主题党日', '走访困难党员，议低保公示', 5, 16],
  ['清溪村党支部', '支部党员大会', '通报季度任务完成情况', 9, 24],
  ['石桥村党支部', '谈心谈话', '与新转入党员谈话', 6, 2],
];

const TRAINING: readonly (readonly [string, string, string, number, number])[] = [
  ['青禾镇党委', '集中学习', '基层党务实务培训班', 8, 32],
  ['望舒镇党委', '集中学习', '冬春训第一期', 12, 45],
  ['听雨镇党委', '专题轮训', '新任支部书记轮训', 15, 12],
];

const HOTLINE: readonly (readonly [string, string, string, number])[] = [
  ['鹿鸣街道党工委', '物业服务', '已协调物业三日内修复路灯，回访满意', 2],
  ['清溪村党支部', '道路交通', '村道坑洼已填补，居民回访满意', 7],
  ['石桥村党支部', '环境卫生', '垃圾清运改为每日一次，已回访', 10],
];
