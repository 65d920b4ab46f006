import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import type { DrawDto, DrawRowDto, DrawsDto } from './checking.dto';
import { CheckingRepository } from './checking.repository';
import type { DrawRow } from './checking.repository';

const MOST = 200;

/** Looking at draws: row-level security shows those of organisations in sight. */
@Injectable()
export class DrawReadsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CheckingRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  newest(actor: Actor): Promise<DrawsDto> {
    return this.unitOfWork.read(actor, async (tx) => ({
      items: await this.rows(tx, await this.repository.draws(tx, MOST)),
    }));
  }

  one(actor: Actor, id: string): Promise<DrawDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const draw = await this.repository.draw(tx, id);
      if (!draw) throw new Refused(platformRefusals['request.not-found']());
      const [row] = await this.rows(tx, [draw]);
      const { seed, share, frame, drawn } = draw;
      return { ...row!, seed, share, frameIds: frame, drawnIds: drawn };
    });
  }

  private async rows(tx: ReadTx, draws: readonly DrawRow[]): Promise<DrawRowDto[]> {
    const ids = [...new Set(draws.map(({ organizationId }) => organizationId))];
    const found = await this.organizations.organizations(tx, ids);
    const names = new Map(found.map(({ id, nameZh }) => [id, nameZh]));
    return draws.map(({ id, organizationId, kind, month, frame, drawn, drawnAt }) => ({
      ...{ id, organizationId, kind, month, frame: frame.length, drawn: drawn.length },
      organizationName: names.get(organizationId) ?? '',
      drawnAt: drawnAt.toISOString(),
    }));
  }
}
