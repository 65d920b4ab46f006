import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import type { OrganizationHistoryDto } from '../dto/edits.dto';
import { OrganizationReads } from '../organization-reads';
import { SuccessionRepository } from '../succession/succession.repository';
import { PastRepository } from './past.repository';

/** What organisations were. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly past: PastRepository,
    private readonly succession: SuccessionRepository,
    private readonly reads: OrganizationReads,
  ) {}

  /** Everything that an organisation was and is, latest first. A superior of then is named however far out of sight. */
  async ofOrganization(actor: Actor, id: string): Promise<OrganizationHistoryDto> {
    await this.unitOfWork.read(actor, async (tx) => {
      if (!(await this.reads.inSight(tx, [id])).has(id))
        throw new Refused(platformRefusals['request.not-found']());
    });
    return this.unitOfWork.read({ ...actor, seesWholeDistrict: true }, async (tx) => ({
      successions: await this.succession.at(tx, id),
      items: (await this.past.spans(tx, id)).reverse().map(({ parentId: _, ...span }) => span),
    }));
  }
}
