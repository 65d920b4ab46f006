import { pinyin } from 'pinyin-pro';
import { COUNTY_LEVEL } from './county/county-level.ts';
import type { CountyOrganization, CountyPost } from './county/organization.ts';
import { personName } from './county/people-names.ts';
import { SYSTEMS } from './county/systems.ts';
import { TOWNSHIPS } from './county/townships.ts';

type Values = readonly (readonly (string | number | null)[])[];

/** The county's workbook, sheet by sheet in the columns' order. */
export interface CountyWorkbook {
  readonly organizations: Values;
  readonly guidance: Values;
  readonly posts: Values;
  readonly people: Values;
  readonly tenures: Values;
}

/** A post with its code and whoever holds it, for accounts and the living county. */
export interface PlacedPost {
  readonly code: string;
  readonly organization: CountyOrganization;
  readonly post: CountyPost;
  readonly holder: PlacedPerson | null;
}

export interface PlacedPerson {
  readonly code: string;
  readonly name: string;
  /** Pinyin; also the name of the person's account. */
  readonly alias: string;
}

/** Day of the last change of teams in villages, and elsewhere. */
const SINCE = { village: '2025-11-20', elsewhere: '2023-03-06' } as const;
const BEFORE_SINCE = '2021-01-11';

/** Every organisation of 云岭县, superiors first. */
export const COUNTY: readonly CountyOrganization[] = [...COUNTY_LEVEL, ...SYSTEMS, ...TOWNSHIPS];

/** Gives every post its code and a holder. */
export function placePosts(): {
  readonly posts: readonly PlacedPost[];
  readonly people: readonly PlacedPerson[];
  readonly tenures: Values;
} {
  const people = new People();
  const tenures: (string | null)[][] = [];
  const posts = COUNTY.flatMap((organization) =>
    organization.posts.map((post, index): PlacedPost => {
      const code = `${organization.code}-P${index + 1}`;
      const holder = post.holder === null ? null : people.named(post.holder);
      const since = post.since ?? (organization.level === '村' ? SINCE.village : SINCE.elsewhere);
      if (post.before)
        tenures.push([code, people.named(post.before).code, '任职', BEFORE_SINCE, dayBefore(since)]);
      const kind = post.acting ? '主持工作' : post.besides ? '兼任' : '任职';
      if (holder) tenures.push([code, holder.code, kind, since, null]);
      return { code, organization, post, holder };
    }),
  );
  return { posts, people: people.all, tenures };
}

/** Makes the workbook that the county is imported from. */
export function countyWorkbook(): CountyWorkbook {
  const { posts, people, tenures } = placePosts();
  return {
    organizations: COUNTY.map(({ code, parent, zh, en, kind, level, domain, members }) => [
      code,
      parent,
      zh,
      en,
      kind,
      level,
      domain,
      members,
    ]),
    guidance: guidanceOf(COUNTY),
    posts: posts.map(({ code, organization, post }) => [
      code,
      organization.code,
      post.title,
      post.kind,
      post.isHead ? '是' : '否',
      post.inTeam === false ? '否' : '是',
      post.lineWork ?? null,
    ]),
    people: people.map(({ code, name, alias }) => [code, name, `${alias}@yunling.example`, null]),
    tenures,
  };
}

/** 县委社会工作部 guides the enterprises and social organisations that stand below townships (条块结合). */
function guidanceOf(organizations: readonly CountyOrganization[]): Values {
  return organizations
    .filter(({ code, domain }) => ['企业', '社会组织'].includes(domain) && /^YL-\d/.test(code))
    .map(({ code }) => [
      ...['YL-SG', code, '行业指导', null, '是', '查看、布置'],
      ...[null, '云组发〔2026〕7号', '2026-01-01', null],
    ]);
}

class People {
  readonly all: PlacedPerson[] = [];
  private readonly aliases = new Map<string, number>();
  private drawn = 0;

  /** Whoever has this name, or the next of the name list. */
  named(name?: string): PlacedPerson {
    const wanted = name ?? personName(this.drawn++);
    const known = this.all.find((person) => person.name === wanted);
    if (known) return known;
    const plain = pinyin(wanted, { toneType: 'none', type: 'array', surname: 'head', v: true })
      .join('')
      .toLowerCase();
    const times = (this.aliases.get(plain) ?? 0) + 1;
    this.aliases.set(plain, times);
    const person = {
      code: `R-${String(this.all.length + 1).padStart(4, '0')}`,
      name: wanted,
      alias: times === 1 ? plain : `${plain}${times}`,
    };
    this.all.push(person);
    return person;
  }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
