/** A post of the demonstration county, and who holds it. */
export interface CountyPost {
  readonly title: string;
  readonly kind: string;
  readonly isHead?: boolean;
  readonly inTeam?: boolean;
  readonly lineWork?: string;
  /** A name of the mockups; without one the county's name list gives one; null for a vacant post. */
  readonly holder?: string | null;
  /** Held besides another post by the holder named. */
  readonly besides?: boolean;
  /** Leads the work of the post without being appointed to it. */
  readonly acting?: boolean;
  /** First day of the tenure; without one a day of the last change of teams. */
  readonly since?: string;
  /** Who held it before, up to the day before `since`. */
  readonly before?: string;
}

/** An organisation of the demonstration county. */
export interface CountyOrganization {
  readonly code: string;
  readonly parent: string | null;
  readonly zh: string;
  readonly en: string;
  readonly kind: string;
  readonly level: string;
  readonly domain: string;
  readonly members: number;
  readonly posts: readonly CountyPost[];
}

/** The head post. */
export const head = (title: string, kind: string, more: Partial<CountyPost> = {}): CountyPost => ({
  title,
  kind,
  isHead: true,
  ...more,
});

/** Any other post. */
export const post = (title: string, kind: string, more: Partial<CountyPost> = {}): CountyPost => ({
  title,
  kind,
  ...more,
});
