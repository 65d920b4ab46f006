import { Inject, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { catchError, from, of, switchMap, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { DataSource } from 'typeorm';
import type { FastifyRequest } from 'fastify';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { RUNTIME_DATA_SOURCE } from '../database/runtime-data-source';
import { Refused } from '../refused';
import { contextOf } from './route';
import type { RequestContext } from './route';

/** Answers a repeated POST with what the first one answered; the unit of work makes sure that it acted once. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const context = contextOf(execution.switchToHttp().getRequest<FastifyRequest>());
    if (!context.idempotency || !context.actor?.accountId) return next.handle();
    return from(this.kept(context)).pipe(
      switchMap((kept) => (kept ? of(kept.answer) : next.handle())),
      catchError((error: unknown) => {
        const raced = error instanceof Refused && error.refusal.code === 'request.in-progress';
        if (!raced) return throwError(() => error);
        return from(this.kept(context)).pipe(
          switchMap((kept) => (kept ? of(kept.answer) : throwError(() => error))),
        );
      }),
    );
  }

  private async kept(context: RequestContext): Promise<{ answer: unknown } | undefined> {
    const { key, digest } = context.idempotency!;
    const rows = await this.dataSource.query<{ digest: string; answer: unknown }[]>(
      'SELECT digest, answer FROM idempotency_key WHERE account_id = $1 AND key = $2',
      [context.actor!.accountId, key],
    );
    const row = rows[0];
    if (!row) return undefined;
    if (row.digest !== digest) throw new Refused(platformRefusals['request.idempotency-key-reused']());
    return { answer: row.answer };
  }
}
