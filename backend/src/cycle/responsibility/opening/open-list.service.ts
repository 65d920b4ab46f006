import { Injectable } from '@nestjs/common';
import { listOpened, listSetCopied } from '@zeren/domain/cycle/responsibility/responsibility-events';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import type { OrganizationRow, PostRow } from '../../../registry/organizations';
import { CheckRepository } from '../check/check.repository';
import type { ListRowDto } from '../dto/list.dto';
import type { OpenListDto, OpeningsDto, OpeningsQuery } from '../dto/open-list.dto';
import { ApplyListImportRepository } from '../import/apply-list-import.repository';
import type { DraftRow } from '../import/apply-list-import.repository';
import { ListRepository } from '../list.repository';
import { ListViews } from '../list-views';
import { OpenListsRepository } from '../templates/open-lists.repository';
import { TemplatesRepository } from '../templates/templates.repository';
import { ListVersionsRepository } from '../versions/list-versions.repository';
import { OpenListRepository } from './open-list.repository';

/** Posts that a page shows; the others are found by name. */
const MOST_SHOWN = 20;

/** 新建清单: a draft for one post that has none, begun with its template, with its list of the year before, or empty. */
@Injectable()
export class OpenListService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: OpenListRepository,
    private readonly lists: ListRepository,
    private readonly views: ListViews,
    private readonly drafts: ApplyListImportRepository,
    private readonly versions: ListVersionsRepository,
    private readonly sets: CheckRepository,
    private readonly templates: TemplatesRepository,
    private readonly fromTemplate: OpenListsRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  openings(actor: Actor, { year, q }: OpeningsQuery): Promise<OpeningsDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const asked = year ?? Number(tx.today.slice(0, 4));
      const found = await this.repository.openings(tx, rootsOf(actor), { year: asked, q, limit: MOST_SHOWN });
      const body = await this.bodyOf(tx);
      const [last] = body ? await this.sets.sets(tx, asked - 1, [body.id]) : [];
      return {
        year: asked,
        toCopy: last ? await this.versions.countToCopy(tx, last.id, asked) : 0,
        total: found[0]?.total ?? 0,
        posts: found.map(({ total: _, ...post }) => post),
      };
    });
  }

  open(actor: Actor, { year, postId, from }: OpenListDto): Promise<ListRowDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const body = await this.bodyOf(tx);
      const [post] = await this.organizations.posts(tx, [postId]);
      const within = post && (await this.organizations.within(tx, [post.organizationId], rootsOf(actor)));
      const found = body && post && within?.has(post.organizationId);
      if (!found || !(await this.repository.stands(tx, postId))) {
        throw new Refused(platformRefusals['request.not-found']());
      }
      const listSetId = await this.drafts.claimListSet(tx, body, year);
      const draft = (await this.drafts.openDrafts(tx, listSetId, year, [post])).find(({ isNew }) => isNew);
      if (!draft) {
        const parameters = { post: post.title, year };
        throw new Refused(responsibilityRefusals['responsibility-list.there-already']({ parameters }));
      }
      const begun = await this.fill(tx, draft, post, { year, from });
      await this.drafts.recount(tx, [draft.id]);
      tx.audit({
        action: 'responsibility-list.open',
        subject: { kind: 'responsibility-list', id: draft.id },
        after: { year, postId, listSetId, ...begun },
      });
      tx.emit(listOpened(draft.id));
      if (from === 'last-year') tx.emit(listSetCopied(listSetId, year - 1));
      return (await this.views.lists(tx, await this.lists.byIds(tx, [draft.id])))[0]!;
    });
  }

  /** Puts the items in that the draft begins with; answers how many, and of what. */
  private async fill(
    tx: WriteTx,
    draft: DraftRow,
    post: PostRow,
    { year, from }: Pick<OpenListDto, 'year' | 'from'>,
  ): Promise<{ items: number; fromYear?: number; templateId?: string }> {
    if (from === 'empty') return { items: 0 };
    const parameters = { post: post.title, year: year - 1 };
    if (from === 'last-year') {
      const last = await this.repository.ofYear(tx, post.id, year - 1);
      if (!last) throw new Refused(responsibilityRefusals['responsibility-list.none-before']({ parameters }));
      const items = await this.versions.copyItems(tx, [{ id: draft.id, fromId: last.id }]);
      return { items, fromYear: year - 1 };
    }
    const versions = await this.templates.versions(tx, post.kind);
    const template = versions.find(
      ({ state, levelCode }) => state === 'published' && levelCode === post.levelCode,
    );
    if (!template)
      throw new Refused(responsibilityRefusals['responsibility-list.no-template']({ parameters }));
    const { length } = (await this.templates.itemsOf(tx, [template.id])).get(template.id)!;
    const items = await this.fromTemplate.fill(tx, template, year, [draft], length);
    return { items, templateId: template.id };
  }

  /** The body in whose set the lists stand: the first that the actor keeps lists for. */
  private async bodyOf(tx: ReadTx): Promise<OrganizationRow | undefined> {
    const [scope] = await this.organizations.scope(tx, rootsOf(tx.actor));
    return scope && (await this.organizations.organizations(tx, [scope.organizationId]))[0];
  }
}

const rootsOf = (actor: Actor): readonly string[] => actor.permissions.get('responsibility-lists.edit') ?? [];
