/** For whom a template is written. */
export interface TemplateAim {
  readonly levelCode: string;
  readonly domainCode: string | null;
}

/** A post of the template's kind, with level and domain of its organisation. */
export interface PostOfKind {
  readonly levelCode: string;
  readonly domainCode: string | null;
}

/**
 * Those of a kind's posts that a template is for: at its level, and in its domain where the kind has posts in that
 * domain. Where it has none, the domain says what the items are about (a county's secretary for schools), not where the
 * post stands.
 */
export function postsOfTemplate<Post extends PostOfKind>(
  { levelCode, domainCode }: TemplateAim,
  posts: readonly Post[],
): Post[] {
  const atLevel = posts.filter((post) => post.levelCode === levelCode);
  const inDomain = atLevel.filter((post) => post.domainCode === domainCode);
  return inDomain.length > 0 && domainCode !== null ? inDomain : atLevel;
}
