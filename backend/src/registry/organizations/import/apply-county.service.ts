import { Injectable } from '@nestjs/common';
import type { CountyToImport } from '@zeren/domain/registry/organizations/import/county-import';
import { organizationsRefusals } from '@zeren/domain/registry/organizations/organizations-refusals';
import type { WriteTx } from '../../../platform/database/transaction';
import { Refused } from '../../../platform/refused';
import { breaksList } from '../groups/breaks-list';
import { SearchIndex } from '../search/search-index';
import { TenureNews } from '../tenures/tenure-news';
import { ClosureRepository } from '../tree/closure.repository';
import { ApplyCountyRepository } from './apply-county.repository';
import { ApplyGroupsRepository } from './apply-groups.repository';
import { ApplyGuidanceRepository } from './apply-guidance.repository';
import { ApplyUnitClassesRepository } from './apply-unit-classes.repository';

/** Writes a checked county: each sheet in one statement, then what is derived from the tree. */
@Injectable()
export class ApplyCountyService {
  constructor(
    private readonly repository: ApplyCountyRepository,
    private readonly guidance: ApplyGuidanceRepository,
    private readonly classes: ApplyUnitClassesRepository,
    private readonly groups: ApplyGroupsRepository,
    private readonly news: TenureNews,
    private readonly closure: ClosureRepository,
    private readonly searchIndex: SearchIndex,
  ) {}

  lockDistrict(tx: WriteTx): Promise<void> {
    return this.closure.lockTree(tx);
  }

  /** Answers how many rows of each sheet were added and changed. */
  async apply(tx: WriteTx, county: CountyToImport): Promise<Record<string, number>> {
    const organizations = await this.repository.organizations(tx, county.organizations);
    await this.closure.rebuildBelow(tx, organizations.movedIds);
    const posts = await this.repository.posts(tx, county.posts);
    const guidance = await this.guidance.apply(tx, county.guidance);
    const people = await this.repository.people(tx, county.people);
    const tenures = await this.repository.tenures(tx, county.tenures, posts.addedIds);
    const unitClasses = await this.classes.apply(tx, county.unitClasses).catch(overtaken);
    const groups = await this.groups.groups(tx, county.groups).catch(overtaken);
    const groupMembers = await this.groups.members(tx, county.groupMembers).catch(overtaken);
    await this.news.tellCorrected(tx, tenures.correctedIds);
    await this.news.tellOf(tx, tenures.touchedIds);
    await this.searchIndex.keepAll(tx);
    return {
      organizationsAdded: organizations.added,
      organizationsChanged: organizations.changed,
      postsAdded: posts.added,
      postsChanged: posts.changed,
      guidanceAdded: guidance.added,
      guidanceChanged: guidance.changed,
      peopleAdded: people.added,
      peopleChanged: people.changed,
      tenuresAdded: tenures.added,
      tenuresChanged: tenures.changed,
      unitClassesAdded: unitClasses.added,
      unitClassesChanged: unitClasses.changed,
      groupsAdded: groups.added,
      groupsChanged: groups.changed,
      groupMembersAdded: groupMembers.added,
      groupMembersChanged: groupMembers.changed,
    };
  }
}

/** Somebody classified or grouped by hand since the check: the workbook is looked at again. */
const overtaken = (error: unknown): never => {
  throw breaksList(error) ? new Refused(organizationsRefusals['organization-import.stale']()) : error;
};
