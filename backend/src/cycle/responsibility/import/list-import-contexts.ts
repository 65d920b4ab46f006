import { Injectable } from '@nestjs/common';
import { PostFinder } from '@zeren/domain/cycle/responsibility/import/check-list-import';
import type {
  ListImportContext,
  NamedPost,
} from '@zeren/domain/cycle/responsibility/import/check-list-import';
import type { ReadTx } from '../../../platform/database/transaction';
import { CatalogueReads } from '../../../registry/catalogues';
import { OrganizationReads } from '../../../registry/organizations';
import type { PostRow } from '../../../registry/organizations';
import { ApplyListImportRepository } from './apply-list-import.repository';

/** What rows are checked against, and which of the posts have a draft that an import would replace. */
export interface PostsToImportFor extends ListImportContext {
  readonly posts: readonly PostRow[];
  readonly draftPostIds: ReadonlySet<string>;
}

/** Reads what an import of lists needs to know: the words it may use, the posts it may name, and what they have. */
@Injectable()
export class ListImportContexts {
  constructor(
    private readonly repository: ApplyListImportRepository,
    private readonly organizations: OrganizationReads,
    private readonly catalogues: CatalogueReads,
  ) {}

  /** For whoever reaches these organisations. */
  async read(tx: ReadTx, year: number, rootOrganizationIds: readonly string[]): Promise<PostsToImportFor> {
    const postKinds = (await this.catalogues.entries(tx, 'post-kinds')).map(({ code }) => code);
    const posts = await this.organizations.findByPostKind(tx, postKinds, rootOrganizationIds);
    const { issued, draft, keptElsewhere } = await this.repository.postsWithLists(
      tx,
      year,
      posts.map(({ id }) => id),
      rootOrganizationIds,
    );
    const bodies = await this.organizations.organizations(tx, [
      ...new Set(keptElsewhere.map(({ bodyId }) => bodyId)),
    ]);
    const names = new Map(bodies.map(({ id, nameZh }) => [id, nameZh]));
    return {
      year,
      posts,
      postKinds,
      issuedPostIds: new Set(issued),
      keptElsewhere: new Map(keptElsewhere.map(({ postId, bodyId }) => [postId, names.get(bodyId) ?? ''])),
      draftPostIds: new Set(draft),
      dimensions: await this.catalogues.entries(tx, 'dimensions'),
      domains: await this.catalogues.entries(tx, 'domains'),
      levels: await this.catalogues.entries(tx, 'levels'),
      types: await this.catalogues.entries(tx, 'item-types'),
      checkingClasses: await this.catalogues.entries(tx, 'checking-classes'),
    };
  }
}

/** The posts that a row goes to, without those whose list has been issued or is another body's. */
export function targetsIn(context: PostsToImportFor): (row: NamedPost) => string[] {
  const finder = new PostFinder(context);
  return (row) =>
    finder
      .find(row)
      .map(({ id }) => id)
      .filter((id) => !context.issuedPostIds.has(id) && !context.keptElsewhere.has(id));
}
