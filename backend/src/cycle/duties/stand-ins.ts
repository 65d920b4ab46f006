import { Injectable, SetMetadata } from '@nestjs/common';
import type { CustomDecorator, OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { markedProviders } from '../../platform/marked-providers';
import type { ReadTx } from '../../platform/database/transaction';

/** A post whose holder is on leave, and whose duties the actor does meanwhile. */
export interface StoodInPost {
  readonly postId: string;
  /** The tenure of the absent holder: what is done in their stead names it. */
  readonly tenureId: string;
  readonly personName: string;
}

/** Who is away and who stands in, as the register of leave says. */
export interface StandIns {
  /** The posts that the actor stands in at today. */
  postsOf(tx: ReadTx): Promise<readonly StoodInPost[]>;
}

const STAND_INS = 'zeren:stand-ins';

/** Marks the provider that keeps the register of leave. */
export const KnowsStandIns = (): CustomDecorator => SetMetadata(STAND_INS, true);

/** Asks the register of leave, which a room further up keeps: it is found at start, and not known here. */
@Injectable()
export class StandInsBook implements OnModuleInit {
  private registers: readonly StandIns[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.registers = markedProviders<StandIns>(this.discovery, STAND_INS).map(({ instance }) => instance);
  }

  /** The posts that the actor stands in at today, by id. */
  async postsOf(tx: ReadTx): Promise<ReadonlyMap<string, StoodInPost>> {
    if (tx.actor.personId === null || tx.actor.tenureId === null) return new Map();
    const posts: StoodInPost[] = [];
    for (const register of this.registers) posts.push(...(await register.postsOf(tx)));
    return new Map(posts.map((post) => [post.postId, post]));
  }
}
