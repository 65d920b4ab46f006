import { Injectable } from '@nestjs/common';
import type { PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import type { ReadTx } from '../../platform/database/transaction';
import { TellsPostMatters } from '../../registry/organizations';
import type { MatterOfPost, PostLeft, PostMatters } from '../../registry/organizations';
import { AgreementPagesRepository } from './agreement-pages.repository';
import type { AgreementRecord } from './agreement-record';

/** What of this room goes with a post: agreements in force, those to be signed, counter-signed, or written anew. */
@Injectable()
@TellsPostMatters()
export class AgreementsOfThePost implements PostMatters {
  constructor(private readonly pages: AgreementPagesRepository) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<MatterOfPost[]> {
    const year = Number(tx.today.slice(0, 4));
    const left = new Set(posts.map(({ postId }) => postId));
    const found = await this.pages.ofPosts(tx, [...left], year);
    const own = found
      .filter(({ postId }) => left.has(postId))
      .map((agreement) => ({ postId: agreement.postId, matter: ownMatter(agreement, tx.today) }));
    const toCountersign = found.filter(
      ({ state, issuerPostId }) => state === 'signed' && left.has(issuerPostId),
    );
    const toRevise = await this.pages.declinedOf(tx, [...left]);
    return [...own, ...counted(toCountersign, tx.today), ...toRevise.map(revisedNext)];
  }
}

function ownMatter({ id, title, state, dueOn, validTo }: AgreementRecord, today: string): PostMatter {
  const shared = { kind: 'agreement', subjectId: id, overdue: [] };
  if (state === 'made') {
    return {
      ...shared,
      titleZh: `《${title}》待签订`,
      titleEn: `“${title}”, to be signed`,
      dueOn,
      light: dueOn < today ? 'overdue' : 'soon',
      weight: 'to-take-over',
    };
  }
  const stands = {
    signed: ['已签字，待签发方会签', 'signed, waits for the issuer'],
    declined: ['未同意，待签发方修改', 'declined, waits for the issuer'],
    'in-force': [`已生效，继续履行至${validTo}`, `in force until ${validTo}`],
    recalled: ['已撤回', 'recalled'],
  }[state];
  return {
    ...shared,
    titleZh: `《${title}》${stands[0]}`,
    titleEn: `“${title}”, ${stands[1]}`,
    dueOn: null,
    light: null,
    weight: 'to-know',
  };
}

/** One line for all whose text waits for the same post: nobody signs until it is another. */
function revisedNext({ postId, agreements }: { postId: string; agreements: number }): MatterOfPost {
  return {
    postId,
    matter: {
      kind: 'agreements-to-revise',
      subjectId: postId,
      titleZh: `下级未同意、待修改的责任书 ${agreements} 份`,
      titleEn: `${agreements} agreements declined below, to be revised`,
      dueOn: null,
      light: null,
      weight: 'to-take-over',
      overdue: [],
    },
  };
}

/** One line for all that wait for the same post. */
function counted(agreements: readonly AgreementRecord[], today: string): MatterOfPost[] {
  const byPost = new Map<string, AgreementRecord[]>();
  for (const agreement of agreements) {
    byPost.set(agreement.issuerPostId, [...(byPost.get(agreement.issuerPostId) ?? []), agreement]);
  }
  return [...byPost].map(([postId, waiting]) => {
    const dueOn = waiting.map((agreement) => agreement.dueOn).sort()[0]!;
    return {
      postId,
      matter: {
        kind: 'agreements-to-countersign',
        subjectId: postId,
        titleZh: `下级已签、待会签的责任书 ${waiting.length} 份`,
        titleEn: `${waiting.length} agreements signed below, to be counter-signed`,
        dueOn,
        light: dueOn < today ? 'overdue' : 'soon',
        weight: 'to-take-over',
        overdue: [],
      },
    };
  });
}
