import { Injectable } from '@nestjs/common';
import type { WholeTemplateItem } from '@zeren/domain/cycle/responsibility/templates/template-item';
import { templateRefusals } from '@zeren/domain/cycle/responsibility/templates/template-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx } from '../../../platform/database/transaction';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import type { PostRow } from '../../../registry/organizations';
import { CheckRepository } from '../check/check.repository';
import type { DraftTemplateDto } from '../dto/templates.dto';
import { KeptLists } from '../kept-lists';
import type { ItemRecord } from '../list-rows';
import { ListRepository } from '../list.repository';
import { TemplatesRepository } from './templates.repository';

/** What a draft is made of; items without a number get one. */
export interface TemplateSource {
  readonly postKind: string;
  readonly levelCode: string;
  readonly domainCode: string | null;
  readonly title: string;
  readonly items: readonly (Omit<WholeTemplateItem, 'code'> & { readonly code: string | null })[];
}

/** Where new versions of templates come from: the version before, a list, the lists of a set. */
@Injectable()
export class TemplateSources {
  constructor(
    private readonly templates: TemplatesRepository,
    private readonly lists: ListRepository,
    private readonly kept: KeptLists,
    private readonly sets: CheckRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  of(tx: ReadTx, { templateId, listId, listSetId }: DraftTemplateDto): Promise<TemplateSource[]> {
    const named = [templateId, listId, listSetId].filter((id) => id !== undefined);
    if (named.length !== 1) throw new Refused(templateRefusals['list-template.source-missing']());
    if (templateId) return this.ofTemplate(tx, templateId);
    return listId ? this.ofList(tx, listId) : this.ofSet(tx, listSetId!);
  }

  private async ofTemplate(tx: ReadTx, id: string): Promise<TemplateSource[]> {
    const template = await this.templates.one(tx, id);
    if (!template) throw new Refused(platformRefusals['request.not-found']());
    const items = (await this.templates.itemsOf(tx, [id])).get(id)!;
    return [{ ...template, items }];
  }

  private async ofList(tx: ReadTx, id: string): Promise<TemplateSource[]> {
    const { postId } = await this.kept.one(tx, id, 'responsibility-lists.edit');
    return this.ofLists(tx, [{ listId: id, postId }]);
  }

  /** The sets of a year that have a kind of post without a template. */
  async undrafted(tx: ReadTx, year: number): Promise<string[]> {
    const found: string[] = [];
    for (const { id } of await this.sets.sets(tx, year, null)) {
      if ((await this.freshOf(tx, id)).length > 0) found.push(id);
    }
    return found;
  }

  private async ofSet(tx: ReadTx, id: string): Promise<TemplateSource[]> {
    const set = await this.sets.set(tx, id);
    const seen = set && (await this.organizations.within(tx, [set.organizationId])).has(set.organizationId);
    if (!seen) throw new Refused(platformRefusals['request.not-found']());
    const fresh = await this.freshOf(tx, id);
    if (fresh.length === 0) throw new Refused(templateRefusals['list-template.nothing-to-draft']());
    return fresh;
  }

  /** What the lists of a set give for the kinds of posts that have no template yet. */
  private async freshOf(tx: ReadTx, id: string): Promise<TemplateSource[]> {
    const sources = await this.ofLists(tx, await this.templates.firstLists(tx, id));
    const known = await this.templates.known(
      tx,
      sources.map(({ postKind }) => postKind),
    );
    return sources.filter(({ postKind }) => !known.has(postKind));
  }

  private async ofLists(
    tx: ReadTx,
    lists: readonly { readonly listId: string; readonly postId: string }[],
  ): Promise<TemplateSource[]> {
    const posts = await this.organizations.posts(
      tx,
      lists.map(({ postId }) => postId),
    );
    const postOf = new Map(posts.map((post) => [post.id, post]));
    const items = await this.lists.itemsOf(
      tx,
      lists.map(({ listId }) => listId),
    );
    return lists.flatMap(({ listId, postId }) => {
      const post = postOf.get(postId);
      return post
        ? [
            sourceOf(
              post,
              items.filter((item) => item.listId === listId),
            ),
          ]
        : [];
    });
  }
}

function sourceOf({ kind, levelCode }: PostRow, items: readonly ItemRecord[]): TemplateSource {
  const domains = new Set(items.map(({ domainCode }) => domainCode));
  return {
    postKind: kind,
    levelCode,
    // Of one domain when all its items are.
    domainCode: domains.size === 1 ? [...domains][0]! : null,
    title: `${kind}责任清单模板`,
    items: items.map((item) => ({
      code: item.templateCode ?? item.code,
      textZh: item.textZh,
      textEn: item.textEn,
      dimension: item.dimensionCode,
      domain: item.domainCode,
      type: item.typeCode,
      cadencePhrase: item.cadencePhrase,
      cadenceClauses: item.cadenceClauses,
      evidenceAsked: item.evidenceAsked,
      basis: item.basis,
      checkingClass: item.checkingClass,
      weight: item.weight,
      lineWork: item.lineWork,
      quantity: item.quantity,
      quantityUnit: item.quantityUnit,
      standard: item.standard,
    })),
  };
}
