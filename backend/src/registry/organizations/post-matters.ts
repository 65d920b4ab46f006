import { Injectable, SetMetadata } from '@nestjs/common';
import type { CustomDecorator, OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import { markedProviders } from '../../platform/marked-providers';
import type { ReadTx } from '../../platform/database/transaction';

/** A post that somebody leaves. */
export interface PostLeft {
  readonly postId: string;
  readonly organizationId: string;
  /** Who leaves; null where nobody does: a head hands on what was looked after for a vacant post. */
  readonly personId: string | null;
}

/** What a room tells of the matters that go with a post when it changes hands. */
export interface PostMatters {
  /**
   * Everything of this room that is open at these posts today, in one read however many they are. The transaction sees
   * the whole district.
   */
  ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<readonly MatterOfPost[]>;
}

/** A matter and the post that it goes with. */
export interface MatterOfPost {
  readonly postId: string;
  readonly matter: PostMatter;
}

const POST_MATTERS = 'zeren:post-matters';

/** Marks the one provider of a room that tells what goes with a post. */
export const TellsPostMatters = (): CustomDecorator => SetMetadata(POST_MATTERS, true);

/**
 * Everything that goes with a post, whichever room keeps it. The rooms are found at start, so a new one joins with one
 * file, and neither knows them nor is known to them who asks (handover).
 */
@Injectable()
export class PostMattersBook implements OnModuleInit {
  private rooms: readonly PostMatters[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.rooms = markedProviders<PostMatters>(this.discovery, POST_MATTERS).map(({ instance }) => instance);
  }

  async ofPost(tx: ReadTx, left: PostLeft): Promise<PostMatter[]> {
    return (await this.ofPosts(tx, [left])).get(left.postId)!;
  }

  /** The matters of each of these posts. */
  async ofPosts(tx: ReadTx, posts: readonly PostLeft[]): Promise<Map<string, PostMatter[]>> {
    const matters = new Map<string, PostMatter[]>(posts.map(({ postId }) => [postId, []]));
    if (posts.length === 0) return matters;
    for (const room of this.rooms)
      for (const { postId, matter } of await room.ofPosts(tx, posts)) matters.get(postId)?.push(matter);
    return matters;
  }
}
