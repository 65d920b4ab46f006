import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { isDenied } from '@zeren/domain/registry/audit/denied-attempt';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RefusalWatch } from '../../../platform/http/refusal-watch';
import type { RefusedRequest } from '../../../platform/http/refusal-watch';
import { DeniedAttemptRepository } from './denied-attempt.repository';

/** How long further attempts of the same kind are gathered in memory before they are counted together. */
const GATHERED_MS = 1_000;

/**
 * Puts denied attempts on record (ASVS 16.3.2): the first of an account on a route within a minute before it is answered,
 * the others as a count when the minute is over. However fast somebody knocks, a kind of attempt costs one transaction a
 * second and the record two entries a minute.
 */
@Injectable()
export class DeniedAttempts implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('denied-attempts');
  private readonly gathering = new Map<string, { more: number; last: RefusedRequest; end: NodeJS.Timeout }>();

  constructor(
    private readonly watch: RefusalWatch,
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DeniedAttemptRepository,
  ) {}

  onModuleInit(): void {
    this.watch.onRefusal((refused) => this.note(refused));
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const [key, { end }] of this.gathering) {
      clearTimeout(end);
      await this.count(key);
    }
  }

  private async note(refused: RefusedRequest): Promise<void> {
    const { actor, refusal, method, route } = refused;
    if (!isDenied(refusal) || actor.accountId === null) return;
    const key = [actor.accountId, method, route, refusal.code].join(' ');
    const gathered = this.gathering.get(key);
    if (gathered) {
      gathered.more += 1;
      gathered.last = refused;
      return;
    }
    this.gather(key, refused);
    await this.write(refused, 1);
  }

  private gather(key: string, last: RefusedRequest): void {
    const end = setTimeout(() => void this.count(key), GATHERED_MS);
    end.unref();
    this.gathering.set(key, { more: 0, last, end });
  }

  /** Counts what was gathered; goes on gathering as long as there was something. */
  private async count(key: string): Promise<void> {
    const gathered = this.gathering.get(key);
    if (!gathered) return;
    this.gathering.delete(key);
    if (gathered.more === 0) return;
    this.gather(key, gathered.last);
    try {
      await this.write(gathered.last, gathered.more);
    } catch (error) {
      this.logger.error({ err: error, attempts: gathered.more });
    }
  }

  private async write(
    { actor, refusal, permission, method, route, parameters }: RefusedRequest,
    attempts: number,
  ) {
    const denied = { accountId: actor.accountId!, route: `${method} ${route}`, code: refusal.code };
    await this.unitOfWork.write(actor, async (tx) => {
      const counted = await this.repository.add(tx, denied, attempts);
      if (counted.attempts !== attempts) return null;
      const known = counted.route === denied.route;
      tx.audit({
        action: 'access.deny',
        subject: { kind: 'account', id: denied.accountId },
        after: known
          ? { code: refusal.code, permission, method, route, target: targetOf(parameters) }
          : { code: null, permission: null, method: null, route: counted.route, target: null },
      });
      return null;
    });
  }
}

/** Ids that stood in the address; anything else there is somebody's text. */
function targetOf(parameters: Readonly<Record<string, string>>): string | null {
  const ids = Object.values(parameters).filter((value) =>
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  );
  return ids.length > 0 ? ids.join(' ') : null;
}
