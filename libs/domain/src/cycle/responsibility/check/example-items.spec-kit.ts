import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckedItem, CheckedPost } from './checked-set';

/** A row of the example items that the demonstration county is built from. */
export interface ExampleItem extends CheckedItem {
  readonly code: string;
  readonly postKind: string;
  readonly level: string;
  readonly cadencePhrase: string;
  readonly evidenceAsked: string;
}

const FILE = join(__dirname, '../../../../../../tools/demonstration/data/responsibility-items.tsv');

/** The 73 example items, each borne by one post of its kind. */
export function exampleItems(): ExampleItem[] {
  const [, ...rows] = readFileSync(FILE, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [code, postKind, textZh, , dimension, domain, level, type, cadencePhrase, evidenceAsked] =
      row.split('\t') as string[];
    return {
      code: code!,
      itemId: code!,
      postId: postKind!,
      postKind: postKind!,
      textZh: textZh!,
      dimension: dimension!,
      domain: domain!,
      level: level!,
      type: type!,
      lineWork: null,
      cadencePhrase: cadencePhrase!,
      evidenceAsked: evidenceAsked!,
    };
  });
}

/** One organisation a level or unit; a Party group is an organisation of its own, not part of the county's team. */
export function examplePosts(items: readonly ExampleItem[]): CheckedPost[] {
  const kinds = new Map(items.map((item) => [item.postKind, item]));
  return [...kinds.values()].map(({ postKind, level }) => {
    const apart = postKind.includes('党组');
    const organization = apart ? postKind : level;
    return {
      postId: postKind,
      title: postKind,
      kind: postKind,
      organizationId: organization,
      organizationName: organization,
      level,
      inTeam: true,
    };
  });
}

export const DIMENSIONS = ['政治建设', '思想建设', '组织建设', '作风建设', '纪律建设', '制度建设'];
export const DOMAINS = ['农村', '社区', '机关', '事业单位', '学校', '企业', '社会组织'];

/** The set that is all organisation building in the countryside by three heads. */
export const CARICATURE = new Set('R01 R03 R04 R06 R07 R19 R21 R24 R25 R35 R36 R38'.split(' '));
