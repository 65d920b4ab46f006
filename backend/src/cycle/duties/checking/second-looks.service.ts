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
import { accept, Refused } from '../../../platform/refused';
import { VerificationActs } from '../../../registry/evidence';
import type { VerificationBody } from '../../../registry/evidence';
import { OrganizationReads } from '../../../registry/organizations';
import type { DutyDetailDto } from '../dto/duty.dto';
import { DutyDetails } from '../duty-details';
import { DutyRowsRepository } from '../duty-rows.repository';
import { DutyViews } from '../duty-views';
import type { RatesQuery, SecondLooksDto, VerifierRatesDto } from './second-looks.dto';
import { SecondLooksRepository } from './second-looks.repository';
import { SettleCheckService } from './settle-check.service';
import { VerifyingParty } from './verifying-party';
import { wordsOf } from './verification-words';

const MOST = 200;

/** Verifying again what was drawn of the verified, by somebody else; and how often verifiers are contradicted. */
@Injectable()
export class SecondLooksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: DutyRowsRepository,
    private readonly views: DutyViews,
    private readonly details: DutyDetails,
    private readonly repository: SecondLooksRepository,
    private readonly party: VerifyingParty,
    private readonly acts: VerificationActs,
    private readonly settling: SettleCheckService,
    private readonly organizations: OrganizationReads,
  ) {}

  waiting(actor: Actor): Promise<SecondLooksDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const ids = await this.repository.waiting(tx, await this.looksFor(tx), MOST + 1);
      const shown = await this.rows.byIds(tx, ids.slice(0, MOST));
      return { items: await this.views.rows(tx, shown), more: ids.length > MOST };
    });
  }

  rates(actor: Actor, { year = undefined }: RatesQuery): Promise<VerifierRatesDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const of = year ?? yearOf(tx.today);
      const rows = await this.repository.rates(tx, tx.actor.rootOrganizationIds, of);
      return {
        year: of,
        items: rows.map((row) => ({
          ...row,
          rate: contradictionRate(row.looked, row.contradicted),
          few: row.looked < FEW_LOOKS,
        })),
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

  private async looksFor(tx: ReadTx) {
    const { postId, personId, organizationId, rootOrganizationIds: rootIds } = tx.actor;
    const [post] = postId ? await this.organizations.posts(tx, [postId]) : [];
    return { rootIds, personId, postId, notOf: post?.isHead ? null : organizationId };
  }
}
