import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { recurringDutiesOf } from '@zeren/domain/registry/catalogues/kind-rules';
import { likePattern } from '../../platform/database/like-pattern';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/refused';
import { CatalogueReads } from '../catalogues';
import type { OrganizationDetailDto, OrganizationTreeDto, RecurringDutyDto } from './dto/organization.dto';
import type { OrganizationsFoundDto } from './dto/search.dto';
import { OrganizationPagesRepository } from './organization-pages.repository';
import { OrganizationReads } from './organization-reads';

const MOST_FOUND = 20;

/** Organisations as somebody looks at them. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: OrganizationPagesRepository,
    private readonly catalogues: CatalogueReads,
    private readonly reads: OrganizationReads,
  ) {}

  /** The children of an organisation, or the roots that the actor may see. */
  tree(actor: Actor, parentId: string | undefined): Promise<OrganizationTreeDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      if (parentId === undefined) {
        const roots = (await this.reads.scope(tx)).map(({ organizationId }) => organizationId);
        return { items: await this.pages.nodes(tx, roots) };
      }
      await this.requireInSight(tx, parentId);
      return { items: await this.pages.children(tx, parentId) };
    });
  }

  /** One organisation with the way up and its posts. */
  organization(actor: Actor, id: string): Promise<OrganizationDetailDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      await this.requireInSight(tx, id);
      const [node] = await this.pages.nodes(tx, [id]);
      if (!node) throw new Refused(platformRefusals['request.not-found']());
      const ancestors = await this.pages.ancestors(tx, id);
      const recurringDuties = await this.recurringDuties(tx, node.kindCode);
      return { ...node, ancestors, recurringDuties, posts: await this.pages.posts(tx, id) };
    });
  }

  /** Organisations by Chinese, pinyin or initials. */
  search(actor: Actor, words: string): Promise<OrganizationsFoundDto> {
    return this.unitOfWork.read(actor, async (tx) => ({
      items: await this.pages.search(tx, likePattern(words), MOST_FOUND),
    }));
  }

  private async recurringDuties(tx: ReadTx, kind: string): Promise<RecurringDutyDto[]> {
    const kinds = await this.catalogues.entries(tx, 'organization-kinds');
    const duties = await this.catalogues.entries(tx, 'recurring-duties');
    const pairs = await this.catalogues.entries(tx, 'kind-duties');
    const known = new Map(duties.map((duty) => [duty.code, duty]));
    return recurringDutiesOf(kind, { kinds, duties, pairs }).map((duty) => {
      const { nameZh, nameEn, basisLevel } = known.get(duty.code)!;
      return { ...duty, nameZh, nameEn, basisLevel };
    });
  }

  private async requireInSight(tx: ReadTx, id: string): Promise<void> {
    const seen = await this.reads.inSight(tx, [id]);
    if (!seen.has(id)) throw new Refused(platformRefusals['request.not-found']());
  }
}
