import { Injectable } from '@nestjs/common';
import {
  contradictionRate,
  FEW_LOOKS,
  mayLookAgain,
  stateAfterLook,
} from '@zeren/domain/cycle/duties/checking/second-look';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { yearOf } from '@zeren/domain/registry/calendar/calendar-days';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { accept, Refused } from '../../../platform/refused';
import { VerificationActs } from '../../../registry/evidence';
import type { VerificationBody } from '../../../registry/evidence';
import { OrganizationReads } from '../../../registry/organizations';
import type { DutyDetailDto } from '../dto/duty.dto';
import { DutyDetails } from '../duty-details';
import { DutyRowsRepository } from '../duty-rows.repository';
import type { PageAfterQuery, WaitingDutiesDto, WaitingDutyDto } from './checking.dto';
import type { RatesQuery, SecondLooksDto, VerifierRatesDto } from './second-looks.dto';
import { SecondLooksRepository } from './second-looks.repository';
import type { LooksFor, WaitingLook } from './second-looks.repository';
import { SettleCheckService } from './settle-check.service';
import { VerifyingParty } from './verifying-party';
import { WaitingViews } from './waiting-views';
import { wordsOf } from './verification-words';

const PAGE = 50;
const MOST_COUNTED = 1000;
/** So many of what waits stand in 待办, and so many are counted there. */
const FIRST = 3;
const MOST_URGENT = 100;
const WAITING = pageCursor('instant', 'id');
const RATES = pageCursor('count', 'count', 'id');

/** Verifying again what was drawn of the verified, by somebody else; and how often verifiers are contradicted. */
@Injectable()
export class SecondLooksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: DutyRowsRepository,
    private readonly views: WaitingViews,
    private readonly details: DutyDetails,
    private readonly repository: SecondLooksRepository,
    private readonly party: VerifyingParty,
    private readonly acts: VerificationActs,
    private readonly settling: SettleCheckService,
    private readonly organizations: OrganizationReads,
  ) {}

  waiting(actor: Actor, { after }: PageAfterQuery): Promise<SecondLooksDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const looks = await this.looksFor(tx, tx.actor.rootOrganizationIds);
      const key = WAITING.read(after);
      const found = await this.repository.waiting(
        tx,
        looks,
        key && { drawnAt: key[0], dutyId: key[1] },
        PAGE + 1,
      );
      const shown = found.slice(0, PAGE);
      const last = shown.at(-1);
      return {
        items: await this.rowsOf(tx, shown),
        next: last && found.length > PAGE ? WAITING.write([last.drawnAt, last.dutyId]) : null,
        count: await this.repository.countWaiting(tx, looks, MOST_COUNTED),
      };
    });
  }

  /** For 待办: the first of it. */
  async first(tx: ReadTx): Promise<WaitingDutiesDto> {
    const below = tx.actor.permissions.get('duties.verify') ?? [];
    if (below.length === 0) return { count: 0, items: [] };
    const looks = await this.looksFor(tx, below);
    const first = await this.repository.waiting(tx, looks, undefined, FIRST);
    const count =
      first.length < FIRST ? first.length : await this.repository.countWaiting(tx, looks, MOST_URGENT);
    return { count, items: await this.rowsOf(tx, first) };
  }

  rates(actor: Actor, { year = undefined, after }: RatesQuery): Promise<VerifierRatesDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const of = year ?? yearOf(tx.today);
      const key = RATES.read(after);
      const from = key && { contradicted: Number(key[0]), looked: Number(key[1]), personId: key[2] };
      const found = await this.repository.rates(tx, tx.actor.rootOrganizationIds, of, from, PAGE + 1);
      const shown = found.slice(0, PAGE);
      const last = shown.at(-1);
      const people = await this.organizations.people(
        tx,
        shown.map(({ personId }) => personId),
      );
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return {
        year: of,
        // Whose name the one who asks may not read, they learn no figures of.
        items: shown.flatMap((row) => {
          const name = names.get(row.personId);
          if (name === undefined) return [];
          const rate = contradictionRate(row.looked, row.contradicted);
          return [{ ...row, name, rate, few: row.looked < FEW_LOOKS }];
        }),
        next:
          last && found.length > PAGE
            ? RATES.write([String(last.contradicted), String(last.looked), last.personId])
            : null,
      };
    });
  }

  /** The second act stands beside the first; what it contradicts goes back. */
  look(actor: Actor, dutyId: string, version: number, body: VerificationBody): Promise<DutyDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const duty = await this.rows.lock(tx, dutyId);
      const seen = duty && (await this.organizations.within(tx, [duty.organizationId])).size > 0;
      if (!seen) throw new Refused(platformRefusals['request.not-found']());
      const { duty: verifiable, actor: looking } = await this.party.of(tx, duty);
      accept(mayLookAgain(await this.repository.ofDuty(tx, dutyId), verifiable, looking));
      if (duty.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
      const outcome = body.result === 'confirmed' ? 'agreed' : 'contradicted';
      if ((await this.repository.settle(tx, dutyId, outcome)) === 0)
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      tx.audit({
        action: 'duty.look-again',
        subject: { kind: 'duty', id: dutyId },
        after: { outcome, state: stateAfterLook(outcome) },
      });
      if (outcome === 'contradicted') {
        const after = await this.settling.settle(tx, duty, stateAfterLook(outcome), wordsOf(body));
        return this.details.of(tx, after);
      }
      const { organizationId, reportedOn } = duty;
      await this.acts.record(
        tx,
        { kind: 'duty', id: dutyId, organizationId, reportedOn: reportedOn! },
        wordsOf(body),
      );
      return this.details.of(tx, duty);
    });
  }

  private async looksFor(tx: ReadTx, rootIds: readonly string[]): Promise<LooksFor> {
    return { rootIds, personId: tx.actor.personId, ...(await this.party.notByThemselves(tx)) };
  }

  /** In the order in which they were drawn; duties come by id in one query. */
  private async rowsOf(tx: ReadTx, looks: readonly WaitingLook[]): Promise<WaitingDutyDto[]> {
    const found = await this.rows.byIds(
      tx,
      looks.map(({ dutyId }) => dutyId),
    );
    const duties = new Map(found.map((duty) => [duty.id, duty]));
    return this.views.rows(
      tx,
      looks.flatMap(({ dutyId, drawnOn }) => {
        const duty = duties.get(dutyId);
        return duty ? [{ duty, since: drawnOn }] : [];
      }),
    );
  }
}
