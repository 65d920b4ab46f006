import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { ReadTx } from '../database/transaction';
import { SUBJECTS } from './subject-kind';
import type { SubjectKind, SubjectKinds, SubjectName, SubjectRef } from './subject-kind';

/** Every kind of subject that a room answers for, found once at start. */
@Injectable()
export class SubjectBook implements OnModuleInit {
  private readonly kinds = new Map<string, SubjectKind>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (!instance || typeof metatype !== 'function' || !Reflect.hasMetadata(SUBJECTS, metatype)) continue;
      for (const [kind, answers] of Object.entries((instance as SubjectKinds).subjects)) {
        const known = this.kinds.get(kind);
        if (known && known !== answers) throw new Error(`Two rooms answer for subjects of kind ${kind}.`);
        this.kinds.set(kind, answers);
      }
    }
  }

  /** The room's answers for a kind; undefined when no room knows it. */
  of(kind: string): SubjectKind | undefined {
    return this.kinds.get(kind);
  }

  all(): ReadonlyMap<string, SubjectKind> {
    return this.kinds;
  }

  /** Names by `kind id`, see {@link subjectKey}; what is unknown is left out. */
  async names(tx: ReadTx, subjects: readonly SubjectRef[]): Promise<Map<string, SubjectName>> {
    const names = new Map<string, SubjectName>();
    for (const [kind, ids] of byKind(subjects)) {
      for (const name of (await this.of(kind)?.names(tx, ids)) ?? []) {
        names.set(subjectKey({ kind, id: name.id }), name);
      }
    }
    return names;
  }
}

/** One text per subject, for maps. */
export const subjectKey = ({ kind, id }: SubjectRef): string => `${kind} ${id}`;

function byKind(subjects: readonly SubjectRef[]): Map<string, string[]> {
  const ids = new Map<string, Set<string>>();
  for (const { kind, id } of subjects) ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
  return new Map([...ids].map(([kind, set]) => [kind, [...set]]));
}
