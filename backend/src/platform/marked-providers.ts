import type { DiscoveryService } from '@nestjs/core';

/** A provider whose class is marked, and what the mark says. */
export interface MarkedProvider<Instance, Mark> {
  readonly instance: Instance;
  readonly name: string;
  readonly mark: Mark;
}

/**
 * Every provider marked with `key`, each once, found at start: so a room joins with one file, and neither knows whoever asks
 * nor is known to them.
 */
export function markedProviders<Instance extends object, Mark = true>(
  discovery: DiscoveryService,
  key: string,
): MarkedProvider<Instance, Mark>[] {
  const found = new Map<object, MarkedProvider<Instance, Mark>>();
  for (const { instance, metatype } of discovery.getProviders()) {
    if (!instance || typeof metatype !== 'function') continue;
    const mark = Reflect.getMetadata(key, metatype) as Mark | undefined;
    if (mark !== undefined)
      found.set(instance as object, { instance: instance as Instance, name: metatype.name, mark });
  }
  return [...found.values()];
}
