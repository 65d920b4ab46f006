import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
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
  private readonly names = new Map<string, EventListener>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (!instance || typeof metatype !== 'function') continue;
      const types = Reflect.getMetadata(EVENT_TYPES, metatype) as string[] | undefined;
      if (types) this.register(types, metatype.name, instance as EventListener);
    }
  }

  of(type: string): readonly KnownListener[] {
    return this.byType.get(type) ?? [];
  }

  /** Receipts carry the class name, so two listeners of one name would hide each other's events. */
  private register(types: readonly string[], name: string, listener: EventListener): void {
    const known = this.names.get(name);
    if (known === listener) return;
    if (known) throw new Error(`Two classes named ${name} listen to events: rename one.`);
    this.names.set(name, listener);
    for (const type of types) this.byType.set(type, [...this.of(type), { name, listener }]);
  }
}
