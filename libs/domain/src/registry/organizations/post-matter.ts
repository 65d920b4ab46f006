/** How a matter that goes with a post asks to be taken: by hand, to be known, or to be settled before leaving. */
export const MATTER_WEIGHTS = ['to-take-over', 'to-know', 'to-settle'] as const;

export type MatterWeight = (typeof MATTER_WEIGHTS)[number];

/** Lights of what is still open; what is done does not go along. */
export const MATTER_LIGHTS = ['idle', 'ok', 'soon', 'overdue', 'severe'] as const;

export type MatterLight = (typeof MATTER_LIGHTS)[number];

/** Working days for which something was overdue under one tenure; without a tenure nobody answered for the post. */
export interface OverdueShare {
  readonly tenureId: string | null;
  readonly personName: string | null;
  readonly workingDays: number;
}

/** One thing that goes with a post when it changes hands, as the room that keeps it tells of it. Days are 'yyyy-MM-dd'. */
export interface PostMatter {
  /** What it is: `duty`, `responsibility-list`, later `agreement`, `rectification-order`; with `subjectId` its name. */
  readonly kind: string;
  /** The row to open. Of something that is only counted, the post's own id. */
  readonly subjectId: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly dueOn: string | null;
  readonly light: MatterLight | null;
  readonly weight: MatterWeight;
  /** Of what is overdue: in whose term the days fell. */
  readonly overdue: readonly OverdueShare[];
}
