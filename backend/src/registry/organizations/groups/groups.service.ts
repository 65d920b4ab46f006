import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import {
  joiningRows,
  mayChangeClass,
  mayChangeMembers,
  mayJoin,
  mayKeepGroup,
} from '@zeren/domain/registry/organizations/groups/assessment-groups';
import { groupsRefusals } from '@zeren/domain/registry/organizations/groups/groups-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { unchanged } from '../../../platform/unchanged';
import { uuidv7 } from '../../../platform/uuid';
import { CatalogueReads } from '../../catalogues';
import type { SavedDto } from '../dto/guidance.dto';
import { EditsRepository } from '../edits/edits.repository';
import { OrganizationReads } from '../organization-reads';
import { OwnOrganization } from '../own-organization';
import { breaksList } from './breaks-list';
import type {
  ChangedAssessmentGroupDto,
  JoinedGroupDto,
  JoinGroupDto,
  LeaveGroupDto,
  NewAssessmentGroupDto,
  UnitClassDto,
} from './dto/groups.dto';
import { GroupsRepository } from './groups.repository';
import type { GroupRow } from './groups.repository';
import { UnitClassesRepository } from './unit-classes.repository';

/** Unit classes and assessment groups (考核组分组): dated lists, changed by whoever has the comparing body below them. */
@Injectable()
export class GroupsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: GroupsRepository,
    private readonly classes: UnitClassesRepository,
    private readonly edits: EditsRepository,
    private readonly catalogues: CatalogueReads,
    private readonly reads: OrganizationReads,
    private readonly own: OwnOrganization,
  ) {}

  create(actor: Actor, dto: NewAssessmentGroupDto): Promise<SavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.own.require(tx, dto.organizationId);
      const group = {
        ...dto,
        id: uuidv7(),
        classCode: dto.classCode ?? null,
        validTo: dto.validTo ?? null,
      };
      accept(mayKeepGroup(group, await this.words(tx, group.validFrom), null));
      await this.repository.insert(tx, group).catch(named(group.name));
      tx.audit({ action: 'assessment-group.create', subject: subject(group.id), after: group });
      return { id: group.id, version: 1 };
    });
  }

  /** Another name, class, basis or other days; members leave by the day on which it ends. */
  change(actor: Actor, id: string, version: number, dto: ChangedAssessmentGroupDto): Promise<SavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const before = await this.changeable(tx, id, version);
      const after = { ...before, ...dto, classCode: dto.classCode ?? null, validTo: dto.validTo ?? null };
      const first = await this.repository.firstMemberOn(tx, id);
      accept(mayKeepGroup(after, await this.words(tx, after.validFrom), first));
      if (after.validTo !== null) await this.repository.endMembersBy(tx, id, after.validTo);
      unchanged(await this.repository.update(tx, after).catch(named(after.name)));
      tx.audit({ action: 'assessment-group.change', subject: subject(id), before, after });
      return { id, version: version + 1 };
    });
  }

  /** What joining would do, organisation by organisation, or doing it for all of them. */
  join(actor: Actor, id: string, version: number, joining: JoinGroupDto): Promise<JoinedGroupDto> {
    if (joining.dryRun) return this.lookAtJoining(actor, id, version, joining);
    return this.unitOfWork.write(actor, async (tx) => {
      const { organizationIds, on, moves } = joining;
      const group = await this.changeable(tx, id, version);
      await this.requireInSight(tx, organizationIds);
      const organizations = await this.repository.lockOrganizations(tx, organizationIds);
      const memberships = await this.repository.memberships(tx, group.objectCode, organizationIds);
      const { joins, leaves } = accept(mayJoin(group, organizations, memberships, { on, moves }));
      const leftGroupIds = [...new Set(leaves.map((one) => one.groupId))];
      await this.requireOwn(tx, leftGroupIds);
      const leaving = leaves.map((one) => one.id);
      await this.repository.endMemberships(tx, leaving, on);
      await this.repository.addMembers(tx, group, joins, on).catch(elsewhere);
      unchanged(await this.repository.update(tx, group));
      tx.audit({
        action: 'assessment-group.join',
        subject: subject(id),
        after: { organizationIds: joins, on, leftGroupIds },
      });
      const rows = joiningRows(group, organizations, memberships, { on, moves });
      return { id, version: version + 1, done: true, rows };
    });
  }

  private lookAtJoining(
    actor: Actor,
    id: string,
    version: number,
    { organizationIds, on, moves }: JoinGroupDto,
  ): Promise<JoinedGroupDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const group = await this.changeable(tx, id, version);
      await this.requireInSight(tx, organizationIds);
      const organizations = await this.repository.organizations(tx, organizationIds);
      const memberships = await this.repository.memberships(tx, group.objectCode, organizationIds);
      const rows = joiningRows(group, organizations, memberships, { on, moves });
      return { id, version, done: false, rows };
    });
  }

  leave(
    actor: Actor,
    id: string,
    version: number,
    { organizationIds, on }: LeaveGroupDto,
  ): Promise<SavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const group = await this.changeable(tx, id, version);
      accept(mayChangeMembers(group, on));
      const organizations = await this.repository.lockOrganizations(tx, organizationIds);
      const memberships = (await this.repository.memberships(tx, group.objectCode, organizationIds)).filter(
        (one) => one.groupId === id && (one.validTo === null || one.validTo > on),
      );
      const stranger = organizations.find((one) => !memberships.some((m) => m.organizationId === one.id));
      if (organizations.length < organizationIds.length)
        throw new Refused(platformRefusals['request.not-found']({ field: 'organizationIds' }));
      if (stranger) {
        const parameters = { name: stranger.nameZh };
        throw new Refused(groupsRefusals['assessment-group.no-member']({ parameters }));
      }
      await this.repository.endMemberships(
        tx,
        memberships.map((one) => one.id),
        on,
      );
      unchanged(await this.repository.update(tx, group));
      tx.audit({ action: 'assessment-group.leave', subject: subject(id), after: { organizationIds, on } });
      return { id, version: version + 1 };
    });
  }

  /** Of which class an organisation is from a day on; what it was before stays on record. */
  classify(
    actor: Actor,
    id: string,
    version: number,
    { classCode, on, basis }: UnitClassDto,
  ): Promise<SavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.own.require(tx, id);
      unchanged(await this.edits.nextVersion(tx, id, version));
      const latest = await this.classes.latest(tx, id);
      const current = latest && {
        classCode: latest.validTo === null ? latest.classCode : null,
        validFrom: latest.validTo ?? latest.validFrom,
      };
      const { classes } = await this.words(tx, on);
      const code = accept(mayChangeClass(current ?? null, classCode ?? null, on, classes));
      await this.classes.endLatest(tx, id, on);
      if (code !== null) await this.classes.insert(tx, id, code, on, basis).catch(meanwhile);
      tx.audit({
        action: 'organization.classify',
        subject: { kind: 'organization', id },
        before: { classCode: current?.classCode ?? null },
        after: { classCode: code, on, basis },
      });
      return { id, version: version + 1 };
    });
  }

  private async requireInSight(tx: ReadTx, organizationIds: readonly string[]): Promise<void> {
    const seen = await this.reads.inSight(tx, organizationIds);
    if (!tx.actor.seesWholeDistrict && organizationIds.some((one) => !seen.has(one)))
      throw new Refused(platformRefusals['request.not-found']({ field: 'organizationIds' }));
  }

  private async changeable(tx: ReadTx, id: string, version: number): Promise<GroupRow> {
    const group = (await this.requireOwn(tx, [id]))[0]!;
    if (group.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
    return group;
  }

  private async requireOwn(tx: ReadTx, ids: readonly string[]): Promise<GroupRow[]> {
    const groups = await this.repository.byIds(tx, ids);
    if (groups.length < ids.length) throw new Refused(platformRefusals['request.not-found']());
    await this.own.requireAll(
      tx,
      groups.map(({ organizationId }) => organizationId),
    );
    return groups;
  }

  private async words(tx: ReadTx, day: string) {
    const objects = await this.catalogues.entries(tx, 'assessment-objects', day);
    const classes = await this.catalogues.entries(tx, 'unit-classes', day);
    return {
      objects: new Set(objects.map(({ code }) => code)),
      classes: new Set(classes.map(({ code }) => code)),
    };
  }
}

const subject = (id: string) => ({ kind: 'assessment-group', id });

const named =
  (name: string) =>
  (error: unknown): never => {
    if (!breaksList(error, ['assessment_group_name_once'])) throw error;
    throw new Refused(groupsRefusals['assessment-group.name-taken']({ field: 'name', parameters: { name } }));
  };

/** Organisations are locked and the memberships in sight were looked at: what stands in the way is out of sight. */
const elsewhere = (error: unknown): never => {
  throw breaksList(error, ['assessment_group_member_once'])
    ? new Refused(groupsRefusals['assessment-group.in-unseen']({ field: 'organizationIds' }))
    : error;
};

const meanwhile = (error: unknown): never => {
  throw breaksList(error, ['organization_unit_class_once'])
    ? new Refused(platformRefusals['request.changed-meanwhile']())
    : error;
};
