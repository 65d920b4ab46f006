import { Injectable } from '@nestjs/common';
import { mayVerifyDuty } from '@zeren/domain/cycle/duties/checking/may-verify-duty';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import type { VerificationBody } from '../../../registry/evidence';
import { OrganizationReads } from '../../../registry/organizations';
import type { DutyDetailDto } from '../dto/duty.dto';
import { DutyDetails } from '../duty-details';
import { DutyRowsRepository } from '../duty-rows.repository';
import { SettleCheckService } from './settle-check.service';
import { wordsOf } from './verification-words';
import { VerifyingParty } from './verifying-party';

/** Verifying what was reported: an act of verification stands for every “verified”, and nothing else makes one. */
@Injectable()
export class VerifyDutyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: DutyRowsRepository,
    private readonly details: DutyDetails,
    private readonly party: VerifyingParty,
    private readonly settling: SettleCheckService,
    private readonly organizations: OrganizationReads,
  ) {}

  /** Verifies or sends back what stands, under the version that was looked at. */
  verify(actor: Actor, id: string, version: number, body: VerificationBody): Promise<DutyDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const duty = await this.rows.lock(tx, id);
      const seen = duty && (await this.organizations.within(tx, [duty.organizationId])).size > 0;
      if (!seen) throw new Refused(platformRefusals['request.not-found']());
      const verb = body.result === 'confirmed' ? 'verify' : 'return';
      const { duty: verifiable, actor: verifying } = await this.party.of(tx, duty);
      const state = accept(mayVerifyDuty(verifiable, verifying, verb));
      if (duty.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
      const after = await this.settling.settle(tx, duty, state, wordsOf(body));
      return this.details.of(tx, after);
    });
  }
}
