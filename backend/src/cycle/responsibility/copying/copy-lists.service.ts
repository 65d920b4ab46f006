import { Injectable } from '@nestjs/common';
import { listSetCopied } from '@zeren/domain/cycle/responsibility/responsibility-events';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import { CheckRepository } from '../check/check.repository';
import type { CopiedListsDto, CopyListsDto } from '../dto/copy-lists.dto';
import { ApplyListImportRepository } from '../import/apply-list-import.repository';
import { ListVersionsRepository } from '../versions/list-versions.repository';

/** Lists that one request copies; the page asks again until none is left. */
const COPIED_AT_ONCE = 200;

/** Begins a year with the lists of an earlier one; what stayed open there is marked by whoever keeps the duties. */
@Injectable()
export class CopyListsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sets: CheckRepository,
    private readonly imports: ApplyListImportRepository,
    private readonly versions: ListVersionsRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  copy(actor: Actor, { fromYear, toYear }: CopyListsDto): Promise<CopiedListsDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const roots = actor.permissions.get('responsibility-lists.edit') ?? [];
      const [scope] = await this.organizations.scope(tx, roots);
      const [body] = scope ? await this.organizations.organizations(tx, [scope.organizationId]) : [];
      if (!body) throw new Refused(platformRefusals['request.not-found']());
      const [from] = await this.sets.sets(tx, fromYear, [body.id]);
      if (!from) throw this.nothing(fromYear);
      const listSetId = await this.imports.claimListSet(tx, body, toYear);
      const lists = await this.versions.copyLists(tx, from.id, listSetId, toYear, COPIED_AT_ONCE);
      const [set] = await this.sets.sets(tx, toYear, [body.id]);
      if (lists.length === 0 && (set?.lists ?? 0) === 0) throw this.nothing(fromYear);
      // Whoever asks once more, or beside somebody, has copied nothing: that is no act.
      if (lists.length === 0) return { listSetId, lists: 0, items: 0, more: false };
      const items = await this.versions.copyItems(tx, lists);
      tx.audit({
        action: 'list-set.copy',
        subject: { kind: 'list-set', id: listSetId },
        after: { fromYear, toYear, lists: lists.length, items },
      });
      tx.emit(listSetCopied(listSetId, fromYear));
      return { listSetId, lists: lists.length, items, more: lists.length === COPIED_AT_ONCE };
    });
  }

  private nothing(year: number): Refused {
    return new Refused(responsibilityRefusals['list-set.nothing-to-copy']({ parameters: { year } }));
  }
}
