import { Injectable } from '@nestjs/common';
import type { MailLocale } from '@zeren/domain/insight/reminders/reminder-mail';
import type { ReadTx } from '../../platform/database/transaction';
import { OrganizationReads } from '../../registry/organizations';
import { RecipientsRepository } from './recipients.repository';

/** Who is told, by name or on behalf of a post, how they are reached, and in which language. */
export interface Recipient {
  readonly personId: string;
  /** Whether the post is vacant, so that its matter fell to somebody else. */
  readonly vacant: boolean;
  readonly email: string | null;
  readonly locale: MailLocale;
}

/** Finds who is told. */
@Injectable()
export class Recipients {
  constructor(
    private readonly organizations: OrganizationReads,
    private readonly repository: RecipientsRepository,
  ) {}

  /**
   * Who answers for each post today, by post id. Where the post and the head of its organisation are both vacant, the
   * nearest head above is told, so that no reminder speaks to nobody; posts without anybody above are left out.
   */
  async ofPosts(tx: ReadTx, postIds: readonly string[]): Promise<Map<string, Recipient>> {
    const holders = await this.organizations.holders(tx, postIds, tx.today);
    const missing = postIds.filter((id) => !holders.has(id));
    const answering = new Map(
      [...holders].map(([postId, { personId, email, asHead }]) => [
        postId,
        { personId, email, vacant: asHead },
      ]),
    );
    for (const [postId, holder] of await this.above(tx, missing)) answering.set(postId, holder);
    const locales = await this.repository.locales(
      tx,
      [...answering.values()].map(({ personId }) => personId),
    );
    return new Map(
      [...answering].map(([postId, { personId, email, vacant }]) => [
        postId,
        { personId, vacant, email: email?.trim() || null, locale: locales.get(personId) ?? 'zh-CN' },
      ]),
    );
  }

  /** These people themselves, whatever posts they hold or have left. */
  async ofPeople(tx: ReadTx, personIds: readonly string[]): Promise<Map<string, Recipient>> {
    if (personIds.length === 0) return new Map();
    const people = await this.organizations.people(tx, personIds);
    const locales = await this.repository.locales(tx, personIds);
    return new Map(
      people.map(({ id, email }) => [
        id,
        { personId: id, vacant: false, email: email?.trim() || null, locale: locales.get(id) ?? 'zh-CN' },
      ]),
    );
  }

  private async above(
    tx: ReadTx,
    postIds: readonly string[],
  ): Promise<Map<string, { personId: string; email: string | null; vacant: true }>> {
    if (postIds.length === 0) return new Map();
    const heads = await this.repository.headsAbove(tx, postIds);
    const holders = await this.organizations.holders(
      tx,
      [...new Set(heads.map(({ headPostId }) => headPostId))],
      tx.today,
    );
    const found = new Map<string, { personId: string; email: string | null; vacant: true }>();
    for (const { postId, headPostId } of heads) {
      const holder = holders.get(headPostId);
      if (holder && !found.has(postId))
        found.set(postId, { personId: holder.personId, email: holder.email, vacant: true });
    }
    return found;
  }
}
