import { Injectable } from '@nestjs/common';
import type { PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import { CAPABILITY_SET_WORDS } from '@zeren/domain/registry/access/permissions';
import { isCapabilitySet } from '@zeren/domain/registry/access/powers';
import type { ReadTx } from '../../../platform/database/transaction';
import { TellsPostMatters } from '../../organizations';
import type { MatterOfPost, PostLeft, PostMatters } from '../../organizations';
import { GrantRepository } from './grant.repository';
import type { HeldGrant } from './grant.repository';

/**
 * What of this room goes with a post: its grants go along by themselves; those to the person who leaves do not end with
 * the tenure, and are to be settled.
 */
@Injectable()
@TellsPostMatters()
export class GrantsOfThePost implements PostMatters {
  constructor(private readonly grants: GrantRepository) {}

  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<MatterOfPost[]> {
    const grants = await this.grants.heldToday(tx, posts);
    return grants.map((grant) => ({ postId: grant.leftPostId, matter: matterOf(grant) }));
  }
}

function matterOf(grant: HeldGrant): PostMatter {
  const set = wordsOf(grant.capabilitySet);
  const shared = { kind: 'capability-grant', subjectId: grant.id, dueOn: null, light: null, overdue: [] };
  return grant.postId === null
    ? {
        ...shared,
        titleZh: `本人持有“${set.zh}”授权（${grant.organizationName}），不随任职结束，请联系安全管理员确认是否撤销`,
        titleEn: `A grant to the person, “${set.en}” (${grant.organizationName}), does not end with the tenure: ask the security administrator whether to revoke it`,
        weight: 'to-settle' as const,
      }
    : {
        ...shared,
        titleZh: `“${set.zh}”授权（${grant.organizationName}），随岗位转给接任者`,
        titleEn: `The grant “${set.en}” (${grant.organizationName}) goes with the post`,
        weight: 'to-know' as const,
      };
}

/** A set of an earlier version goes by its own name. */
function wordsOf(capabilitySet: string): { readonly zh: string; readonly en: string } {
  if (isCapabilitySet(capabilitySet)) return CAPABILITY_SET_WORDS[capabilitySet];
  return { zh: capabilitySet, en: capabilitySet };
}
