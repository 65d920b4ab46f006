import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ROUTE_RULE } from './route';

const NEST_PATH_METADATA = 'path';

/** Stops the process at start when a route names no permission. */
@Injectable()
export class RouteCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const unnamed = this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((method) => Reflect.hasMetadata(NEST_PATH_METADATA, prototype[method] as object))
        .filter((method) => !Reflect.hasMetadata(ROUTE_RULE, prototype[method] as object))
        .map((method) => `${metatype.name}.${method}`);
    });
    if (unnamed.length > 0) {
      throw new Error(`Routes without @Permit, @SignedIn or @Public: ${unnamed.join(', ')}`);
    }
  }
}
