import { head, post } from './organization.ts';
import type { CountyOrganization, CountyPost } from './organization.ts';
import { TOWNSHIPS_AND_STREETS } from './township-places.ts';
import type { Other, Place, Township } from './township-places.ts';

const OTHER = {
  agency: {
    kind: '党支部',
    level: '支部',
    domain: '机关',
    members: 23,
    posts: [head('支部书记', '机关党支部书记')],
  },
  school: {
    kind: '党总支',
    level: '单位',
    domain: '学校',
    members: 31,
    posts: [head('党总支书记', '学校党组织书记')],
  },
  firm: {
    kind: '党支部',
    level: '支部',
    domain: '企业',
    members: 11,
    posts: [
      head('支部书记', '非公企业党支部书记'),
      post('党建指导员', '非公企业党建指导员', { inTeam: false }),
    ],
  },
  social: {
    kind: '党支部',
    level: '支部',
    domain: '社会组织',
    members: 6,
    posts: [head('支部书记', '社会组织党支部书记')],
  },
  institution: {
    kind: '党支部',
    level: '支部',
    domain: '事业单位',
    members: 17,
    posts: [head('支部书记', '事业单位党支部书记')],
  },
} as const;

/** The ten townships and streets with their teams, villages, communities and other branches. */
export const TOWNSHIPS: readonly CountyOrganization[] = TOWNSHIPS_AND_STREETS.flatMap((township) => [
  committee(township),
  ...township.places.map((place, index) => placeBranch(township, place, index)),
  ...township.others.map((organization, index) => otherBranch(township, organization, index)),
]);

function committee({ code, zh, en, secretary, isStreet, members }: Township): CountyOrganization {
  const type = isStreet ? 'Street' : 'Township';
  return {
    code,
    parent: 'YL',
    zh: isStreet ? `${zh}党工委` : `${zh}党委`,
    en: `${en} ${type} Party ${isStreet ? 'Working ' : ''}Committee`,
    kind: isStreet ? '党工委' : '党委',
    level: isStreet ? '街道' : '乡镇',
    domain: isStreet ? '社区' : '农村',
    members,
    posts: isStreet ? streetTeam(secretary) : townshipTeam(secretary, code),
  };
}

function streetTeam(secretary: string): CountyPost[] {
  return [
    head('党工委书记', '街道党工委书记', { holder: secretary, since: '2023-06-12' }),
    post('纪工委书记', '街道纪工委书记', { lineWork: '纪检监察' }),
    post('政法委员', '街道政法委员', { lineWork: '平安建设、网格' }),
  ];
}

function townshipTeam(secretary: string, code: string): CountyPost[] {
  // Vacant posts: their lists and duties fall to the secretary.
  const vacant = (place: string, when: string): Partial<CountyPost> =>
    place === when ? { holder: null } : {};
  const only = (place: string, when: string, then: Partial<CountyPost>): Partial<CountyPost> =>
    place === when ? then : {};
  return [
    head('党委书记', '乡镇党委书记', {
      holder: secretary,
      since: '2024-03-01',
      lineWork: '主持党委全面工作',
    }),
    post('党委副书记', '乡镇党委副书记', { lineWork: '党建、群团' }),
    // Changed hands in the middle of the year.
    post('组织委员', '乡镇组织委员', {
      lineWork: '组织、党员发展',
      ...only(code, 'YL-05', { since: '2026-06-15', before: '凌小雪' }),
    }),
    post('宣传委员', '乡镇宣传委员', { lineWork: '宣传、理论学习', ...vacant(code, 'YL-06') }),
    // Somebody leads the work until a new holder is appointed.
    post('纪委书记', '乡镇纪委书记', {
      lineWork: '纪检监察',
      ...only(code, 'YL-09', { acting: true, since: '2026-09-01' }),
    }),
    post('党建指导员', '乡镇党建指导员', {
      inTeam: false,
      lineWork: '联系社会组织',
      ...vacant(code, 'YL-03'),
    }),
  ];
}

function placeBranch(township: Township, place: Place, index: number): CountyOrganization {
  const { zh, en, isCommunity, firstSecretary, secretary = {} } = place;
  const kind = isCommunity ? '社区党组织书记' : '村党组织书记';
  return {
    code: `${township.code}-${isCommunity ? 'S' : 'C'}${index + 1}`,
    parent: township.code,
    zh: isCommunity ? `${zh}党总支` : `${zh}党支部`,
    en: `${en} ${isCommunity ? 'Community General Branch' : 'Village Branch'}`,
    kind: isCommunity ? '党总支' : '党支部',
    level: isCommunity ? '社区' : '村',
    domain: isCommunity ? '社区' : '农村',
    members: 38 + index * 7 + township.code.charCodeAt(4),
    posts: [
      head('书记', kind, secretary),
      ...(firstSecretary ? [post('驻村第一书记', '驻村第一书记', { inTeam: false })] : []),
    ],
  };
}

function otherBranch(
  township: Township,
  { type, zh, en, secretary }: Other,
  index: number,
): CountyOrganization {
  const { kind, level, domain, members, posts } = OTHER[type];
  return {
    code: `${township.code}-Z${index + 1}`,
    parent: township.code,
    zh: `${zh}${kind}`,
    en: `${en} ${kind === '党总支' ? 'General Branch' : 'Branch'}`,
    kind,
    level,
    domain,
    members: members + index * 3,
    posts: posts.map((one, place) => (place === 0 ? { ...one, ...secretary } : one)),
  };
}
