import { Injectable } from '@nestjs/common';
import { narrowedTo, systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { ActorFactory } from '../../../registry/access';
import { MergeTemplatesService } from './merge-templates.service';
import { OpenListsService } from './open-lists.service';
import { TemplateRunsRepository } from './template-runs.repository';
import type { TemplateRun } from './template-runs.repository';

/** Carries on what was asked of many lists, under the rights that whoever asked has at that moment. */
@Injectable()
export class RunTemplatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TemplateRunsRepository,
    private readonly actors: ActorFactory,
    private readonly opening: OpenListsService,
    private readonly merges: MergeTemplatesService,
  ) {}

  /** Carries on every run that waits. A worker that died leaves its run to the next after a minute. */
  async runOpen(requestId: string): Promise<number> {
    let ran = 0;
    for (const { districtId, id } of await this.repository.open()) {
      ran += await this.run(districtId, id, requestId);
    }
    return ran;
  }

  private async run(districtId: string, id: string, requestId: string): Promise<number> {
    const system = systemActor(districtId, requestId);
    const taken = await this.unitOfWork.write(system, (tx) => this.repository.take(tx, id));
    if (!taken) return 0;
    try {
      for (let run: TemplateRun | undefined = taken; run?.state === 'running';) {
        // Asked anew for each batch: who lost the right meanwhile changes nothing more.
        const { personId, tenureId } = taken;
        const choice = { tenureId: tenureId ?? undefined, requestId };
        const person = await this.actors.forPerson(districtId, personId, choice);
        run = await this.step(narrowedTo(person, 'responsibility-lists.edit'), run);
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.unitOfWork.write(system, (tx) => this.repository.stop(tx, id, error.refusal));
    }
    return 1;
  }

  private step(actor: Actor, run: TemplateRun): Promise<TemplateRun | undefined> {
    return this.unitOfWork.write(actor, async (tx) => {
      if (!(await this.repository.hold(tx, run))) return undefined;
      const step = run.kind === 'merge' ? this.merges.batch(tx, run) : this.opening.batch(tx, run);
      return this.repository.advance(tx, run, await step);
    });
  }
}
