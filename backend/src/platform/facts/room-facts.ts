import { Injectable, SetMetadata } from '@nestjs/common';
import type { CustomDecorator, OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { ReadTx } from '../database/transaction';
import { markedProviders } from '../marked-providers';

/** A number that a room counts by itself. */
export interface RoomFact {
  /** As rules name it, for instance `duties.on_time`. */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}

/** Whose numbers are wanted: an organisation with all below it, over these days. */
export interface FactsWanted {
  readonly organizationIds: readonly string[];
  readonly from: string;
  readonly asOf: string;
}

/** What a room counted for one organisation: decimals in text, by key. */
export interface RoomCount {
  readonly organizationId: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What a room tells of numbers that others reckon with. */
export interface RoomFacts {
  readonly facts: readonly RoomFact[];
  /** All organisations in one read. The transaction has them in sight. */
  count(tx: ReadTx, wanted: FactsWanted): Promise<readonly RoomCount[]>;
}

const ROOM_FACTS = 'zeren:room-facts';

/** Marks the one provider of a room that counts for others. */
export const CountsFacts = (): CustomDecorator => SetMetadata(ROOM_FACTS, true);

/** Every number that some room counts; rooms are found at start, and neither knows whoever asks nor is known to them. */
@Injectable()
export class RoomFactsBook implements OnModuleInit {
  private rooms: readonly RoomFacts[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.rooms = markedProviders<RoomFacts>(this.discovery, ROOM_FACTS).map(({ instance }) => instance);
    const keys = this.all().map(({ key }) => key);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice) throw new Error(`Two rooms count ${twice}.`);
  }

  all(): readonly RoomFact[] {
    return this.rooms.flatMap(({ facts }) => facts);
  }

  /** The wanted keys of each organisation; rooms of which none is wanted are not asked. */
  async counts(tx: ReadTx, wanted: FactsWanted, keys: ReadonlySet<string>): Promise<RoomCount[]> {
    const counted: RoomCount[] = [];
    for (const room of this.rooms) {
      if (!room.facts.some(({ key }) => keys.has(key))) continue;
      for (const { organizationId, values } of await room.count(tx, wanted)) {
        const own = Object.entries(values).filter(([key]) => keys.has(key));
        counted.push({ organizationId, values: Object.fromEntries(own) });
      }
    }
    return counted;
  }
}
