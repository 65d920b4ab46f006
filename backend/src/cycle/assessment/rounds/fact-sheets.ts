import { Injectable } from '@nestjs/common';
import type { Scheme } from '@zeren/domain/cycle/assessment/scheme/scheme';
import type { ReadTx } from '../../../platform/database/transaction';
import { RoomFactsBook } from '../../../platform/facts/room-facts';
import { SchemeViews } from '../schemes/scheme-views';
import type { AssessmentRecord, FrozenFact, UnitRecord } from './assessment-record';
import { FactsRepository } from './facts.repository';

type Period = Pick<AssessmentRecord, 'periodFrom' | 'asOf'>;

/** Where each fact of a scheme comes from, and its values: what rooms count, and what was entered. */
@Injectable()
export class FactSheets {
  constructor(
    private readonly facts: FactsRepository,
    private readonly rooms: RoomFactsBook,
    private readonly views: SchemeViews,
  ) {}

  /** Keys of the scheme by where their values come from. */
  keysOf(scheme: Scheme, source: 'room' | 'sheet' | 'marks'): string[] {
    return [...scheme.facts]
      .filter(([key, { kind }]) => this.views.sourceOf(key, kind) === source)
      .map(([key]) => key);
  }

  /** Every value there is for these units, as it would be frozen now. */
  async frozen(
    tx: ReadTx,
    { periodFrom, asOf }: Period,
    scheme: Scheme,
    units: readonly Pick<UnitRecord, 'organizationId'>[],
  ): Promise<FrozenFact[]> {
    const organizationIds = units.map(({ organizationId }) => organizationId);
    const wanted = { organizationIds, from: periodFrom, asOf };
    const counted = await this.rooms.counts(tx, wanted, new Set(this.keysOf(scheme, 'room')));
    const entered = await this.facts.entered(tx, organizationIds, this.keysOf(scheme, 'sheet'), asOf);
    const nothing = { source: '', correctedFrom: null };
    return [
      ...counted.flatMap(({ organizationId, values }) =>
        Object.entries(values).map(([key, value]): FrozenFact => ({
          ...{
            ...nothing,
            organizationId,
            key,
            value,
            origin: 'room',
            evidence: null,
            enteredByPersonId: null,
          },
        })),
      ),
      ...entered.map(({ organizationId, key, value, evidence, enteredByPersonId }): FrozenFact => ({
        ...{ ...nothing, organizationId, key, value, origin: 'sheet', evidence, enteredByPersonId },
      })),
    ];
  }
}
