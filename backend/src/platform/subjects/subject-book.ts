import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import type { ReadTx } from '../database/transaction';
import { markedProviders } from '../marked-providers';
import { SUBJECTS } from './subject-kind';
import type { SubjectKind, SubjectKinds, SubjectName, SubjectRef, WayIn } from './subject-kind';

/** Every kind of subject that a room answers for, found once at start. */
@Injectable()
export class SubjectBook implements OnModuleInit {
  private readonly kinds = new Map<string, SubjectKind>();
  private readonly further = new Map<string, Set<WayIn>>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of markedProviders<SubjectKinds>(this.discovery, SUBJECTS)) {
      const { subjects, waysIn = {} } = instance;
      for (const [kind, answers] of Object.entries(subjects)) {
        const known = this.kinds.get(kind);
        if (known && known !== answers) throw new Error(`Two rooms answer for subjects of kind ${kind}.`);
        this.kinds.set(kind, answers);
      }
      for (const [kind, ways] of Object.entries(waysIn)) {
        this.further.set(kind, new Set([...(this.further.get(kind) ?? []), ...ways]));
      }
    }
    for (const kind of this.further.keys()) {
      if (!this.kinds.has(kind)) throw new Error(`No room answers for subjects of kind ${kind}.`);
    }
  }

  /** The room's answers for a kind; undefined when no room knows it. */
  of(kind: string): SubjectKind | undefined {
    return this.kinds.get(kind);
  }

  all(): ReadonlyMap<string, SubjectKind> {
    return this.kinds;
  }

  /** Every way in which people open subjects of a kind; none where nobody does. */
  waysIn(kind: string): readonly WayIn[] {
    const own = this.kinds.get(kind);
    const { permission = null } = own ?? {};
    const first = own && permission ? [wayUnder(own, permission)] : [];
    return [...first, ...(this.further.get(kind) ?? [])];
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

/** Whoever may look at a subject's history may open it. */
function wayUnder(subject: SubjectKind, permission: Permission): WayIn {
  return {
    permission,
    sees: (tx, id) => subject.sees(tx, id),
    organizations: async (tx, id) => (await subject.organizations?.(tx, id)) ?? [],
  };
}

function byKind(subjects: readonly SubjectRef[]): Map<string, string[]> {
  const ids = new Map<string, Set<string>>();
  for (const { kind, id } of subjects) ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
  return new Map([...ids].map(([kind, set]) => [kind, [...set]]));
}
