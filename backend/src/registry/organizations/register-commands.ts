import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import type { ChangedOrganizationDto } from './dto/edits.dto';
import type { SavedDto } from './dto/guidance.dto';
import { EditsService } from './edits/edits.service';
import type { NewAssessmentGroupDto } from './groups/dto/groups.dto';
import { GroupViewsService } from './groups/group-views.service';
import { GroupsService } from './groups/groups.service';
import { UnitClassesService } from './groups/unit-classes.service';

/** An organisation as a clerk changes it. */
export interface ChangedOrganization extends ChangedOrganizationDto {
  readonly id: string;
  readonly version: number;
}

/** Command port: what a clerk keeps of organisations and beside the tree, act by act, as on the pages. */
@Injectable()
export class RegisterCommands {
  constructor(
    private readonly edits: EditsService,
    private readonly groups: GroupsService,
    private readonly groupViews: GroupViewsService,
    private readonly classes: UnitClassesService,
  ) {}

  /** Another name, kind, level or domain from a day on. */
  change(actor: Actor, { id, version, ...change }: ChangedOrganization): Promise<SavedDto> {
    return this.edits.change(actor, id, version, change);
  }

  /** Puts those into a class that are not of it yet. */
  async classify(
    actor: Actor,
    asked: {
      readonly classCode: string;
      readonly organizationIds: string[];
      readonly on: string;
      readonly basis: string;
    },
  ): Promise<void> {
    const { rows } = await this.classes.assign(actor, { ...asked, dryRun: true });
    const organizationIds = rows.filter(({ becomes }) => becomes === 'changes').map(({ id }) => id);
    if (organizationIds.length > 0)
      await this.classes.assign(actor, { ...asked, organizationIds, dryRun: false });
  }

  /** Sets up a group with its members; one that is there already is filled where it is empty. */
  async setUpGroup(
    actor: Actor,
    group: NewAssessmentGroupDto,
    organizationIds: readonly string[],
  ): Promise<void> {
    const { objectCode, name, validFrom } = group;
    const { items } = await this.groupViews.page(actor, {
      ...{ objectCode, limit: 200 },
      year: Number(validFrom.slice(0, 4)),
    });
    const known = items.find((one) => one.name === name);
    const { id, version } = known ?? (await this.groups.create(actor, group));
    if (known && known.memberCount > 0) return;
    const joining = { organizationIds: [...organizationIds], on: validFrom, moves: false, dryRun: false };
    await this.groups.join(actor, id, version, joining);
  }
}
