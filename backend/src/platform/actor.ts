/** Who does it, under which tenure, and the request it came with. Made by `identity` and `access`, or by a job. */
export interface Actor {
  /** The district whose data is read and written. */
  readonly districtId: string;
  /** Null for a job. */
  readonly accountId: string | null;
  readonly personId: string | null;
  /** The tenure acted under; null for administrators without a post, and for jobs. */
  readonly tenureId: string | null;
  /** The post and organisation of that tenure. */
  readonly postId: string | null;
  readonly organizationId: string | null;
  /**
   * Permissions held now (names in `libs/domain/src/registry/access/permissions.ts`), each with the organisations over
   * whose subtrees it holds.
   */
  readonly permissions: ReadonlyMap<string, readonly string[]>;
  /** Organisations whose subtrees this act reaches: those of the route's permission, see {@link narrowedTo}. */
  readonly rootOrganizationIds: readonly string[];
  /** Which of the three administrators acts (三员): row-level security shows each what is theirs, and no business. */
  readonly administrator?: 'system' | 'security' | 'audit' | null;
  /** The product's own acts: row-level security holds them to the district, not to organisations. */
  readonly seesWholeDistrict?: boolean;
  readonly request: RequestMark;
  /** Set while it holds: how and when the person confirmed in this session that it is them. */
  readonly stepUp?: StepUpMark;
}

/** A confirmation that goes beyond being signed in; what is signed under it may name it. */
export interface StepUpMark {
  readonly at: string;
  readonly by: 'password' | 'code' | 'provider';
}

/** What a transaction needs of the request it serves. */
export interface RequestMark {
  readonly id: string;
  /** Set on writes over HTTP: the key and what it was used for, so that a retry is applied once. */
  readonly idempotency?: { readonly key: string; readonly route: string; readonly digest: string };
}

/** The same actor for an act that needs this permission: it reaches where the permission holds, and no further. */
export function narrowedTo(actor: Actor, permission: string): Actor {
  return { ...actor, rootOrganizationIds: actor.permissions.get(permission) ?? [] };
}

/** The actor of a job: no person, every act recorded as the system's own. */
export function systemActor(districtId: string, jobId: string): Actor {
  return {
    districtId,
    accountId: null,
    personId: null,
    tenureId: null,
    postId: null,
    organizationId: null,
    permissions: new Map(),
    rootOrganizationIds: [],
    seesWholeDistrict: true,
    request: { id: jobId },
  };
}
