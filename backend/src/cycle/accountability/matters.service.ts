import { Injectable } from '@nestjs/common';
import { accountabilityRefusals } from '@zeren/domain/cycle/accountability/accountability-refusals';
import type { MatterState } from '@zeren/domain/cycle/accountability/matter-states';
import { shortText } from '@zeren/domain/cycle/accountability/may-act-on-matter';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import type { MatterQuery, MatterView, ProposeBody } from './dto/accountability-requests.dto';
import type { MatterDetailDto, MatterPageDto, MatterSummaryDto } from './dto/matter.dto';
import { MatterSight } from './matter-sight';
import { MatterViews } from './matter-views';
import { MATTER_CURSOR, MattersRepository } from './matters.repository';
import { Proposing } from './proposing.service';
import type { ProposalSubject } from './proposing.service';

const PAGE = 50;
const STATES: Readonly<Record<MatterView, readonly MatterState[]>> = {
  waiting: ['proposed'],
  open: ['to-hand-over', 'handed-over', 'received'],
  closed: ['declined', 'concluded'],
};

/** Looking at one's matters, and proposing by hand. */
@Injectable()
export class MattersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly matters: MattersRepository,
    private readonly sight: MatterSight,
    private readonly views: MatterViews,
    private readonly proposing: Proposing,
    private readonly organizations: OrganizationReads,
  ) {}

  page(actor: Actor, { view = 'waiting', limit = PAGE, after }: MatterQuery): Promise<MatterPageDto> {
    const [cursor = null] = MATTER_CURSOR.read(after) ?? [];
    return this.unitOfWork.read(actor, async (tx) => {
      const found = await this.matters.page(tx, { states: STATES[view], after: cursor }, limit + 1);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const next = found.length > limit && last ? MATTER_CURSOR.write([last.id]) : null;
      return { items: await this.views.rows(tx, shown), next };
    });
  }

  summary(actor: Actor): Promise<MatterSummaryDto> {
    return this.unitOfWork.read(actor, (tx) => this.matters.summary(tx));
  }

  one(actor: Actor, id: string): Promise<MatterDetailDto> {
    return this.sight.look(actor, id, (tx, seen) => this.views.detail(tx, seen));
  }

  /** By a clerk, about an organisation below, or a tenure in it. */
  async propose(
    actor: Actor,
    { ruleCode, organizationId, tenureId, note }: ProposeBody,
  ): Promise<MatterDetailDto> {
    const subject = await this.unitOfWork.read(actor, (tx) =>
      this.subject(tx, organizationId, tenureId ?? null),
    );
    const text = accept(shortText(note, 'note'));
    return this.sight.open(actor, async (tx) => {
      const id = await this.proposing.byHand(tx, subject, { ruleCode, note: text });
      const matter = (await this.matters.byId(tx, id))!;
      const members = await this.matters.members(tx, id);
      const role = members.find(({ postId }) => postId === tx.actor.postId)?.role ?? 'proposer';
      return this.views.detail(tx, { matter, members, actor: { concerned: false, role } });
    });
  }

  private async subject(
    tx: ReadTx,
    organizationId: string,
    tenureId: string | null,
  ): Promise<ProposalSubject> {
    const [organization] = await this.organizations.organizations(tx, [organizationId]);
    const within = await this.organizations.within(tx, [organizationId]);
    if (!organization || !within.has(organizationId) || tx.actor.postId === null)
      throw new Refused(platformRefusals['request.not-found']());
    const about = { organizationId, organizationName: organization.nameZh };
    if (tenureId === null)
      return { ...about, postId: null, tenureId: null, personId: null, postTitle: null, personName: null };
    const [tenure] = await this.organizations.tenures(tx, [tenureId]);
    if (tenure?.organizationId !== organizationId)
      throw new Refused(accountabilityRefusals['accountability.subject-mismatch']({ field: 'tenureId' }));
    const { postId, postTitle, personId, personName } = tenure;
    return { ...about, postId, tenureId, personId, postTitle, personName };
  }
}
