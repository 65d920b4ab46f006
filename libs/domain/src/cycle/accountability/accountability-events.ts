import type { NewEvent } from '../../platform/event-envelope';

/** A proposal waits for a decision. Ids only: nothing of the matter leaves its members. */
export type MatterProposed = NewEvent<'accountability-matter.proposed', { readonly matterId: string }>;

/** A proposal was decided: handed over, or declined with a reason. */
export type MatterDecided = NewEvent<'accountability-matter.decided', { readonly matterId: string }>;

/** Somebody acted on a matter or a measure of it: what is waited for is another thing, or nothing. */
export type MatterChanged = NewEvent<'accountability-matter.changed', { readonly matterId: string }>;

/** The effect of a measure ended by itself. */
export type MeasureEnded = NewEvent<'accountability-measure.ended', OfMeasure>;

/** An improper measure was corrected: its effect ended on that day. */
export type MeasureCorrected = NewEvent<'accountability-measure.corrected', OfMeasure>;

interface OfMeasure {
  readonly measureId: string;
  readonly matterId: string;
}

const ofMatter = (id: string) => ({ kind: 'accountability-matter', id });

export const matterProposed = (matterId: string): MatterProposed => ({
  ...{ type: 'accountability-matter.proposed', v: 1, subject: ofMatter(matterId) },
  data: { matterId },
});

export const matterDecided = (matterId: string): MatterDecided => ({
  ...{ type: 'accountability-matter.decided', v: 1, subject: ofMatter(matterId) },
  data: { matterId },
});

export const matterChanged = (matterId: string): MatterChanged => ({
  ...{ type: 'accountability-matter.changed', v: 1, subject: ofMatter(matterId) },
  data: { matterId },
});

export const measureEnded = (data: OfMeasure): MeasureEnded => ({
  ...{ type: 'accountability-measure.ended', v: 1, subject: ofMatter(data.matterId) },
  data,
});

export const measureCorrected = (data: OfMeasure): MeasureCorrected => ({
  ...{ type: 'accountability-measure.corrected', v: 1, subject: ofMatter(data.matterId) },
  data,
});
