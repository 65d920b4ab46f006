/** A member of the leading body, as far as it says who should bear an item. */
export interface PossibleBearer {
  readonly postId: string;
  readonly kind: string;
  readonly isHead: boolean;
  /** The division of labour in words: 教育、文化. */
  readonly lineWork: string | null;
}

/** What is to be borne: an item of the library, made for a kind of post, that fills a cell. */
export interface ItemToBear {
  readonly postKind: string;
  readonly dimension: string;
  readonly domain: string;
}

/** Who bears it, and why this one. */
export interface Bearer {
  readonly postId: string;
  readonly why: 'post-kind' | 'line-work' | 'head';
}

/** Words by which a division of labour is known to be in charge of a domain. */
const DOMAIN_WORDS: Readonly<Record<string, RegExp>> = {
  农村: /乡村|农村|农业|三农/,
  社区: /社区|街道|城市|基层治理/,
  机关: /机关/,
  事业单位: /事业单位|卫生|医疗|文化|科研/,
  学校: /教育|学校/,
  企业: /工业|企业|国资|园区/,
  社会组织: /社会组织|社会工作|统战/,
};

/** The same for a dimension, by its first two characters. */
const DIMENSION_WORDS: Readonly<Record<string, RegExp>> = {
  政治: /政治|巡察/,
  思想: /思想|宣传|意识形态/,
  组织: /组织工作|组织、|党的建设|党建/,
  作风: /作风|效能|信访/,
  纪律: /纪检|监察|纪律/,
  制度: /制度|改革|督查/,
};

/**
 * Who should bear an item: whoever holds the one post of the kind that it was made for, else the member whose division
 * of labour names the domain or, after that, the dimension, else the first head. The order of the team decides ties.
 */
export function bearerOfItem(item: ItemToBear, team: readonly PossibleBearer[]): Bearer | null {
  const ofKind = team.filter(({ kind }) => kind === item.postKind);
  if (ofKind.length === 1) return { postId: ofKind[0]!.postId, why: 'post-kind' };
  const domain = DOMAIN_WORDS[item.domain];
  const dimension = DIMENSION_WORDS[item.dimension.slice(0, 2)];
  let best: { postId: string; worth: number } | null = null;
  for (const { postId, lineWork } of team) {
    const words = lineWork ?? '';
    const worth = (domain?.test(words) ? 2 : 0) + (dimension?.test(words) ? 1 : 0);
    if (worth > (best?.worth ?? 0)) best = { postId, worth };
  }
  if (best) return { postId: best.postId, why: 'line-work' };
  const head = team.find(({ isHead }) => isHead) ?? team[0];
  return head ? { postId: head.postId, why: 'head' } : null;
}
