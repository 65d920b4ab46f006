import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { markedProviders } from '../marked-providers';
import { EVENT_TYPES } from './event-listener';
import type { EventListener } from './event-listener';

/** A listener and the name under which its receipts are kept. */
export interface KnownListener {
  readonly name: string;
  readonly listener: EventListener;
}

/** Every class marked `@ListensTo`, found once at start. */
@Injectable()
export class ListenerRegistry implements OnModuleInit {
  private readonly byType = new Map<string, KnownListener[]>();
  private readonly names = new Set<string>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const marked = markedProviders<EventListener, readonly string[]>(this.discovery, EVENT_TYPES);
    for (const { instance, name, mark } of marked) this.register(mark, name, instance);
  }

  of(type: string): readonly KnownListener[] {
    return this.byType.get(type) ?? [];
  }

  /** Receipts carry the class name, so two listeners of one name would hide each other's events. */
  private register(types: readonly string[], name: string, listener: EventListener): void {
    if (this.names.has(name)) throw new Error(`Two classes named ${name} listen to events: rename one.`);
    this.names.add(name);
    for (const type of types) this.byType.set(type, [...this.of(type), { name, listener }]);
  }
}
