import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../organization-reads';
import type {
  AssessmentGroupDto,
  AssessmentGroupsDto,
  AssessmentGroupsQuery,
  ClassesOfOrganizationDto,
  GroupMembersDto,
  GroupMembersQuery,
} from './dto/groups.dto';
import { GroupsRepository } from './groups.repository';
import { UnitClassesRepository } from './unit-classes.repository';

const GROUPS = pageCursor('text', 'text', 'id');
const MEMBERS = pageCursor('text', 'id');

/** Groups and classes as somebody looks at them. */
@Injectable()
export class GroupViewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: GroupsRepository,
    private readonly classes: UnitClassesRepository,
    private readonly reads: OrganizationReads,
  ) {}

  page(
    actor: Actor,
    { year, objectCode, after, limit }: AssessmentGroupsQuery,
  ): Promise<AssessmentGroupsDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const filter = {
        from: year ? `${year}-01-01` : null,
        to: year ? `${year + 1}-01-01` : null,
        objectCode: objectCode ?? null,
      };
      const rows = await this.repository.page(tx, filter, GROUPS.read(after), limit + 1);
      const items = await this.withRights(tx, rows.slice(0, limit));
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { items, next: last ? GROUPS.write([last.objectCode, last.name, last.id]) : null };
    });
  }

  one(actor: Actor, id: string): Promise<AssessmentGroupDto> {
    return this.unitOfWork.read(
      actor,
      async (tx) => (await this.withRights(tx, [await this.required(tx, id)]))[0]!,
    );
  }

  /** Who is in a group; members are named however far out of sight, as they are compared with each other. */
  async members(
    actor: Actor,
    id: string,
    { everybody, after, limit }: GroupMembersQuery,
  ): Promise<GroupMembersDto> {
    await this.unitOfWork.read(actor, (tx) => this.required(tx, id));
    return this.unitOfWork.read({ ...actor, seesWholeDistrict: true }, async (tx) => {
      const rows = await this.repository.members(tx, id, everybody, MEMBERS.read(after), limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: rows.slice(0, limit).map(({ pinyin: _, ...member }) => member),
        next: last ? MEMBERS.write([last.pinyin, last.id]) : null,
      };
    });
  }

  /** Of which class and in which groups an organisation was and is. */
  ofOrganization(actor: Actor, id: string): Promise<ClassesOfOrganizationDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      if (!(await this.reads.inSight(tx, [id])).has(id))
        throw new Refused(platformRefusals['request.not-found']());
      return {
        classes: await this.classes.ofOrganization(tx, id),
        groups: await this.repository.ofOrganization(tx, id),
      };
    });
  }

  private async required(tx: ReadTx, id: string): Promise<Omit<AssessmentGroupDto, 'mayChange'>> {
    const group = await this.repository.view(tx, id);
    if (!group) throw new Refused(platformRefusals['request.not-found']());
    return group;
  }

  private async withRights(
    tx: ReadTx,
    groups: readonly Omit<AssessmentGroupDto, 'mayChange'>[],
  ): Promise<AssessmentGroupDto[]> {
    const bodies = groups.map(({ organization }) => organization.id);
    const own = await this.reads.within(tx, bodies, tx.actor.permissions.get('organizations.edit') ?? []);
    return groups.map((group) => ({ ...group, mayChange: own.has(group.organization.id) }));
  }
}
