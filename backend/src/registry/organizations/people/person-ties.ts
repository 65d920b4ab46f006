import { Injectable, SetMetadata } from '@nestjs/common';
import type { CustomDecorator, OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { markedProviders } from '../../../platform/marked-providers';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** What a room keeps by person, and what becomes of it when two entries of one person are merged. */
export interface PersonTies {
  /** Why the entry may not go, if something of this room stands in the way. */
  keeps?(tx: ReadTx, personId: string): Promise<Refusal | null>;
  /** What the person signs in with, for the room that knows. */
  signsInAs?(tx: ReadTx, personId: string): Promise<string | undefined>;
  /** What was the entry's is the other's from now on, in the same transaction. */
  move?(tx: WriteTx, fromId: string, toId: string): Promise<void>;
}

const PERSON_TIES = 'zeren:person-ties';

/** Marks the one provider of a room that keeps something by person. */
export const KeepsPersonTies = (): CustomDecorator => SetMetadata(PERSON_TIES, true);

/** Everything that is tied to a person, whichever room keeps it; found at start as the matters of a post are. */
@Injectable()
export class PersonTiesBook implements OnModuleInit {
  private rooms: readonly PersonTies[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.rooms = markedProviders<PersonTies>(this.discovery, PERSON_TIES).map(({ instance }) => instance);
  }

  /** The first reason why the entry may not go. */
  async keeps(tx: ReadTx, personId: string): Promise<Refusal | null> {
    for (const room of this.rooms) {
      const refusal = await room.keeps?.(tx, personId);
      if (refusal) return refusal;
    }
    return null;
  }

  async signsInAs(tx: ReadTx, personId: string): Promise<string | null> {
    for (const room of this.rooms) {
      const username = await room.signsInAs?.(tx, personId);
      if (username !== undefined) return username;
    }
    return null;
  }

  async move(tx: WriteTx, fromId: string, toId: string): Promise<void> {
    for (const room of this.rooms) await room.move?.(tx, fromId, toId);
  }
}
