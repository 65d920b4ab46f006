import type { HandoverSide, HandoverState, SignedAs } from '@zeren/domain/cycle/handover/handover-states';
import type {
  MatterLight,
  MatterWeight,
  OverdueShare,
} from '@zeren/domain/registry/organizations/post-matter';

/** A handover as it is stored. Days are 'yyyy-MM-dd'. */
export interface HandoverRecord {
  readonly id: string;
  readonly postId: string;
  readonly organizationId: string;
  readonly batchId: string | null;
  readonly cause: 'tenure-ended' | 'interim-ended';
  readonly causeTenureId: string;
  readonly endedOn: string;
  readonly outgoingTenureId: string;
  readonly outgoingPersonId: string;
  readonly incomingTenureId: string | null;
  readonly incomingPersonId: string | null;
  readonly incomingStartsOn: string | null;
  /** Taken over by who stands in for a vacant post. */
  readonly interim: boolean;
  readonly postTitle: string;
  readonly organizationName: string;
  readonly outgoingName: string;
  readonly incomingName: string | null;
  readonly state: HandoverState;
  readonly handOverDueOn: string;
  readonly takeOverDueOn: string;
  readonly dueOn: string;
  readonly takenOverOn: string | null;
  readonly graceUntil: string | null;
  readonly gatheredAt: Date;
  readonly itemCount: number;
  readonly chasedOn: string | null;
  readonly recallReason: string | null;
  readonly version: number;
}

/** The columns of {@link HandoverRecord}, of a table that goes by `h`. */
export const HANDOVER_COLUMNS = `
  h.id, h.post_id AS "postId", h.organization_id AS "organizationId", h.batch_id AS "batchId", h.cause,
  h.cause_tenure_id AS "causeTenureId", h.ended_on::text AS "endedOn", h.outgoing_tenure_id AS "outgoingTenureId",
  h.outgoing_person_id AS "outgoingPersonId", h.incoming_tenure_id AS "incomingTenureId",
  h.incoming_person_id AS "incomingPersonId", h.incoming_starts_on::text AS "incomingStartsOn", h.interim,
  h.post_title AS "postTitle", h.organization_name AS "organizationName", h.outgoing_name AS "outgoingName",
  h.incoming_name AS "incomingName", h.state, h.hand_over_due_on::text AS "handOverDueOn",
  h.take_over_due_on::text AS "takeOverDueOn", h.due_on::text AS "dueOn", h.taken_over_on::text AS "takenOverOn",
  h.grace_until::text AS "graceUntil", h.gathered_at AS "gatheredAt", h.item_count AS "itemCount",
  h.chased_on::text AS "chasedOn", h.recall_reason AS "recallReason", h.version`;

/** Who takes over, as the handover names them. */
export interface IncomingSide {
  readonly tenureId: string;
  readonly personId: string;
  readonly personName: string;
  readonly startsOn: string;
}

/** One line of the sheet as it is stored. */
export interface ItemRecord {
  readonly id: string;
  readonly sort: number;
  readonly kind: string;
  readonly subjectId: string | null;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly dueOn: string | null;
  readonly light: MatterLight | null;
  readonly weight: MatterWeight;
  readonly overdue: readonly OverdueShare[];
  readonly note: string | null;
  readonly late: boolean;
  readonly addedByName: string | null;
  readonly addedAt: Date;
}

/** The kind of what stands in no room and was typed: seals, keys, account books. */
export const BY_HAND = 'by-hand';

export interface SignatureRecord {
  readonly side: HandoverSide;
  readonly signedAs: SignedAs;
  readonly personId: string;
  readonly personName: string;
  readonly tenureId: string | null;
  readonly words: string | null;
  readonly reason: string | null;
  readonly listDigest: Buffer;
  readonly signedAt: Date;
}
