import type { CountyPost } from './organization.ts';

/** Kinds of organisations below a township beside its villages and communities. */
export type OtherType = 'agency' | 'school' | 'firm' | 'social' | 'institution';

/** A township or street as it is told of. */
export interface Township {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly secretary: string;
  readonly isStreet?: boolean;
  readonly members: number;
  /** Villages and communities: name, English, whether a first secretary is posted there. */
  readonly places: readonly Place[];
  /** Other organisations below: agency branch, school, firm, social organisation, institution. */
  readonly others: readonly Other[];
}

/** A village or community. */
export interface Place {
  readonly zh: string;
  readonly en: string;
  readonly isCommunity?: boolean;
  readonly firstSecretary?: boolean;
  readonly secretary?: Partial<CountyPost>;
}

/** Another organisation below. */
export interface Other {
  readonly type: OtherType;
  readonly zh: string;
  readonly en: string;
  readonly secretary?: Partial<CountyPost>;
}

const village = (zh: string, en: string, more: Partial<Place> = {}): Place => ({ zh, en, ...more });
const community = (zh: string, en: string, more: Partial<Place> = {}): Place => ({
  zh,
  en,
  isCommunity: true,
  ...more,
});
const other = (type: Other['type'], zh: string, en: string, secretary: Partial<CountyPost> = {}): Other => ({
  type,
  zh,
  en,
  secretary,
});

/** The ten, in the order of the county. */
export const TOWNSHIPS_AND_STREETS: readonly Township[] = [
  {
    code: 'YL-01',
    zh: '望舒镇',
    en: 'Wangshu',
    secretary: '陈谷雨',
    members: 618,
    places: [
      village('清溪村', 'Qingxi', { firstSecretary: true }),
      village('石桥村', 'Shiqiao'),
      village('桑园村', 'Sangyuan'),
    ],
    others: [
      other('agency', '望舒镇机关', 'Wangshu Township Office'),
      other('school', '望舒镇中学', 'Wangshu Middle School'),
      other('firm', '望舒竹业有限公司', 'Wangshu Bamboo Ltd.'),
      other('social', '望舒镇老年协会', 'Wangshu Senior Association'),
    ],
  },
  {
    code: 'YL-02',
    zh: '半山乡',
    en: 'Banshan',
    secretary: '周立夏',
    members: 402,
    places: [
      village('果园村', 'Guoyuan', { firstSecretary: true }),
      village('云上村', 'Yunshang', { secretary: { since: '2026-11-18', before: '袁半夏' } }),
    ],
    others: [
      other('institution', '半山乡卫生院', 'Banshan Health Centre'),
      other('school', '半山乡中心小学', 'Banshan Primary School'),
    ],
  },
  {
    code: 'YL-03',
    zh: '青禾镇',
    en: 'Qinghe',
    secretary: '林小满',
    members: 512,
    places: [
      village('萤火村', 'Yinghuo', { secretary: { holder: '卓秋实' } }),
      village('柳风村', 'Liufeng', { firstSecretary: true }),
      village('麦田村', 'Maitian'),
    ],
    others: [
      other('firm', '青禾种业有限公司', 'Qinghe Seeds Ltd.'),
      other('school', '青禾镇中学', 'Qinghe Middle School'),
    ],
  },
  {
    code: 'YL-04',
    zh: '鹿鸣街道',
    en: 'Luming',
    secretary: '沈白露',
    isStreet: true,
    members: 731,
    places: [
      community('松涛社区', 'Songtao'),
      community('书院社区', 'Shuyuan'),
      community('河湾社区', 'Hewan'),
    ],
    others: [
      other('firm', '鹿鸣商业广场有限公司', 'Luming Plaza Ltd.'),
      other('social', '鹿鸣街道义剪队', 'Luming Free Haircut Team'),
    ],
  },
  {
    code: 'YL-05',
    zh: '星河镇',
    en: 'Xinghe',
    secretary: '赵惊蛰',
    members: 467,
    places: [village('北斗村', 'Beidou'), village('银滩村', 'Yintan'), community('星光社区', 'Xingguang')],
    others: [other('agency', '星河镇机关', 'Xinghe Township Office')],
  },
  {
    code: 'YL-06',
    zh: '朝露乡',
    en: 'Zhaolu',
    secretary: '何清明',
    members: 338,
    places: [village('晨光村', 'Chenguang'), village('茶坡村', 'Chapo', { firstSecretary: true })],
    others: [other('school', '朝露乡中心小学', 'Zhaolu Primary School')],
  },
  {
    code: 'YL-07',
    zh: '知春街道',
    en: 'Zhichun',
    secretary: '许秋分',
    isStreet: true,
    members: 655,
    places: [
      community('杏林社区', 'Xinglin'),
      community('湖畔社区', 'Hupan', { secretary: { holder: '齐立冬' } }),
    ],
    others: [
      other('firm', '知春软件有限公司', 'Zhichun Software Ltd.'),
      // One person, two posts.
      other('social', '知春街道邻里食堂', 'Zhichun Community Kitchen', { holder: '齐立冬', besides: true }),
    ],
  },
  {
    code: 'YL-08',
    zh: '听雨镇',
    en: 'Tingyu',
    secretary: '顾小雪',
    members: 421,
    places: [village('芭蕉村', 'Bajiao'), village('檐下村', 'Yanxia')],
    others: [other('institution', '听雨镇农技站', 'Tingyu Agronomy Station')],
  },
  {
    code: 'YL-09',
    zh: '拾穗镇',
    en: 'Shisui',
    secretary: '方大暑',
    members: 389,
    places: [village('金穗村', 'Jinsui', { firstSecretary: true }), village('仓前村', 'Cangqian')],
    others: [other('agency', '拾穗镇机关', 'Shisui Township Office')],
  },
  {
    code: 'YL-10',
    zh: '晚枫镇',
    en: 'Wanfeng',
    secretary: '江霜降',
    members: 356,
    places: [village('红叶村', 'Hongye'), village('古渡村', 'Gudu')],
    others: [other('social', '晚枫镇红白理事会', 'Wanfeng Ceremony Council')],
  },
];
