import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../platform/actor';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { DeniedAttemptRepository } from './denied-attempt.repository';

const NAME = 'audit.sum-denied-attempts';

/** Tells of a minute's repeated attempts in one entry, once the minute is over. */
@Injectable()
@HandlesJob({ name: NAME, everySeconds: 60 })
export class SumDeniedAttemptsJob implements JobHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DeniedAttemptRepository,
  ) {}

  async run(): Promise<void> {
    const accounts = await this.unitOfWork.read(systemActor(INSTALLATION_DISTRICT_ID, NAME), (tx) =>
      this.repository.accountsToSum(tx),
    );
    for (const { accountId, districtId } of accounts) {
      await this.unitOfWork.write({ ...systemActor(districtId, NAME), accountId }, async (tx) => {
        for (const { route, code, minute, attempts, lastAt } of await this.repository.take(tx, accountId)) {
          if (attempts === 1) continue;
          const [method, path] = route.includes(' ') ? route.split(' ') : [null, route];
          tx.audit({
            action: 'access.deny-repeatedly',
            subject: { kind: 'account', id: accountId },
            after: {
              ...{ code: code || null, method, route: path, attempts },
              ...{ minute: minute.toISOString(), lastAt: lastAt.toISOString() },
            },
          });
        }
      });
    }
  }
}
