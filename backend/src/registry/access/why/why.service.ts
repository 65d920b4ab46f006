import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { PERMISSIONS } from '@zeren/domain/registry/access/permissions';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import { capabilitySetsWith } from '@zeren/domain/registry/access/powers';
import { narrowedTo } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { SubjectBook } from '../../../platform/subjects/subject-book';
import type { SubjectRef, WayIn } from '../../../platform/subjects/subject-kind';
import type { SeenBecauseView, WhySubjectView, WhyView } from './why.dto';
import { WhyGrants } from './why-grants';
import { WhyRepository } from './why.repository';
import type { HoldersCount } from './why.repository';

/** A way in that the actor has. */
interface Opened extends Pick<WayIn, 'permission' | 'part'> {
  readonly subject: WhySubjectView;
  readonly through: WhySubjectView | null;
  readonly because: SeenBecauseView[];
  readonly others: HoldersCount | null;
}

/** Why somebody can see a record: told to themselves, and only of what they see. */
@Injectable()
export class WhyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly book: SubjectBook,
    private readonly grants: WhyGrants,
    private readonly repository: WhyRepository,
  ) {}

  /** What is unknown, foreign, or of a kind that one may not look at answers alike. */
  async explain(actor: Actor, kind: string, id: string): Promise<WhyView> {
    const ways = this.book
      .waysIn(kind)
      .filter(({ permission }) => permission === null || actor.permissions.has(permission));
    const opened: Opened[] = [];
    for (const permission of new Set(ways.map((way) => way.permission))) {
      const under = ways.filter((way) => way.permission === permission);
      opened.push(...(await this.opened(actor, permission, under, { kind, id })));
    }
    return merged(actor, opened);
  }

  /** Those of the ways under one permission that lead there. */
  private opened(
    actor: Actor,
    permission: Permission | null,
    ways: readonly WayIn[],
    ref: SubjectRef,
  ): Promise<Opened[]> {
    const narrowed = permission ? narrowedTo(actor, permission) : { ...actor, rootOrganizationIds: [] };
    return this.unitOfWork.read(narrowed, async (tx) => {
      const opened: Opened[] = [];
      for (const way of ways) {
        if (!(await way.sees(tx, ref.id))) continue;
        const organizationIds = (await way.organizations?.(tx, ref.id)) ?? [];
        const explains = permission !== null && organizationIds.length > 0;
        const through = await way.through?.(tx, ref.id);
        opened.push({
          permission,
          ...(way.part ? { part: way.part } : {}),
          subject: await this.named(tx, ref),
          through: through ? await this.named(tx, through) : null,
          because:
            explains && !actor.administrator
              ? await this.grants.because(tx, permission, organizationIds)
              : [],
          others:
            explains && actor.permissions.has('grants.manage')
              ? await this.repository.holders(tx, organizationIds, capabilitySetsWith(permission))
              : null,
        });
      }
      return opened;
    });
  }

  private async named(tx: ReadTx, { kind, id }: SubjectRef): Promise<WhySubjectView> {
    const [name] = (await this.book.of(kind)?.names(tx, [id])) ?? [];
    return { kind, id, nameZh: name?.zh ?? '', nameEn: name?.en ?? null };
  }
}

/** One answer of several ways: the first that grants explain, and every part that one takes in it. */
function merged(actor: Actor, opened: readonly Opened[]): WhyView {
  const granted = opened.find(({ because }) => because.length > 0);
  const shown = granted ?? opened.find(({ part }) => part !== undefined) ?? opened[0];
  if (!shown) throw new Refused(platformRefusals['request.not-found']());
  const parts = new Map(opened.flatMap(({ part }) => (part ? [[part.code, part] as const] : [])));
  const asAdministrator = opened.some(({ permission, part }) => permission !== null || part === undefined);
  return {
    subject: shown.subject,
    through: shown.through,
    permission: shown.permission && { code: shown.permission, ...PERMISSIONS[shown.permission] },
    administrator: asAdministrator ? (actor.administrator ?? null) : null,
    because: shown.because,
    parts: [...parts.values()].map(({ code, zh, en }) => ({ code, zh, en })),
    othersWhoMay: opened.find(({ others }) => others !== null)?.others ?? null,
  };
}
