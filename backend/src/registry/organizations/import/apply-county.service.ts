import { Injectable } from '@nestjs/common';
import type { CountyToImport } from '@zeren/domain/registry/organizations/import/county-import';
import type { WriteTx } from '../../../platform/database/transaction';
import { SearchIndex } from '../search/search-index';
import { TenureNews } from '../tenures/tenure-news';
import { ClosureRepository } from '../tree/closure.repository';
import { ApplyCountyRepository } from './apply-county.repository';
import { ApplyGuidanceRepository } from './apply-guidance.repository';

/** Writes a checked county: each sheet in one statement, then what is derived from the tree. */
@Injectable()
export class ApplyCountyService {
  constructor(
    private readonly repository: ApplyCountyRepository,
    private readonly guidance: ApplyGuidanceRepository,
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
    };
  }
}
