/** What every event carries (`type` is `noun.past-participle`); `data` holds ids only. */
export interface EventEnvelope<Type extends string = string, Data extends object = Record<string, unknown>> {
  readonly id: string;
  readonly type: Type;
  readonly v: number;
  readonly districtId: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly actorTenureId: string | null;
  readonly at: string;
  readonly data: Data;
}

/** What a service hands to its transaction: the envelope less what the transaction itself knows. */
export type NewEvent<Type extends string = string, Data extends object = Record<string, unknown>> = Pick<
  EventEnvelope<Type, Data>,
  'type' | 'v' | 'subject' | 'data'
>;
