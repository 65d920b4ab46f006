import { Injectable } from '@nestjs/common';
import { directiveIssued, directiveWithdrawn } from '@zeren/domain/cycle/duties/directives/directives-events';
import {
  mayIssueDirective,
  mayWithdrawDirective,
} from '@zeren/domain/cycle/duties/directives/directive-states';
import { counterDeltas } from '@zeren/domain/cycle/duties/duty-counters';
import { plainText } from '@zeren/domain/cycle/duties/may-report-duty';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { DutyLightsService } from '../duty-lights.service';
import { DutyRowsRepository } from '../duty-rows.repository';
import { ExtensionsEnding } from '../extensions/extensions-ending.service';
import { DirectiveDutiesRepository } from './directive-duties.repository';
import { DirectiveTargetsService } from './directive-targets.service';
import { DirectivesRepository } from './directives.repository';
import type { DirectiveRecord } from './directives.repository';
import { DirectivesService } from './directives.service';
import type { DirectiveSavedDto } from './dto/directives.dto';

/** Issuing makes one duty at every target; withdrawing ends those that are still open. Each is one act. */
@Injectable()
export class DirectiveIssuingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directives: DirectivesRepository,
    private readonly drafts: DirectivesService,
    private readonly targets: DirectiveTargetsService,
    private readonly duties: DirectiveDutiesRepository,
    private readonly rows: DutyRowsRepository,
    private readonly lights: DutyLightsService,
    private readonly requests: ExtensionsEnding,
  ) {}

  issue(actor: Actor, id: string, version: number): Promise<DirectiveSavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const directive = await this.claim(tx, id, version);
      const targets = await this.directives.targets(tx, id);
      const { dueOn } = accept(mayIssueDirective(directive, targets.length, tx.today));
      // Anew: a post may have been closed, or moved away, since it was put on the list.
      await this.targets.requireAssignable(
        tx,
        targets.map(({ postId }) => postId),
      );
      await this.directives.markIssued(tx, id, version);
      const made = await this.duties.make(tx, { ...directive, dueOn }, targets);
      await this.duties.tie(tx, id);
      await this.lights.lightNew(tx, made);
      tx.audit({
        action: 'directive.issue',
        subject: { kind: 'directive', id },
        before: { state: directive.state },
        after: { state: 'issued', dueOn, targets: made.length },
      });
      tx.emit(directiveIssued(id));
      return { id, version: version + 1 };
    });
  }

  /** What was done stays done: a report does not go away because nobody wants it any more. */
  withdraw(actor: Actor, id: string, version: number, reason: string): Promise<DirectiveSavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const directive = await this.claim(tx, id, version);
      const state = accept(mayWithdrawDirective(directive));
      const why = plainText(reason);
      await this.directives.markWithdrawn(tx, id, version, why);
      const open = await this.duties.lockOpen(tx, id);
      for (const duty of open) for (const delta of counterDeltas(duty, null)) tx.count(delta);
      const gone = open.map((duty) => duty.id);
      await this.rows.withdraw(tx, gone);
      await this.requests.end(tx, gone);
      tx.audit({
        action: 'directive.withdraw',
        subject: { kind: 'directive', id },
        before: { state: directive.state },
        after: { state, reason: why, withdrawn: open.length },
      });
      tx.emit(directiveWithdrawn(id));
      return { id, version: version + 1 };
    });
  }

  private async claim(tx: WriteTx, id: string, version: number): Promise<DirectiveRecord> {
    const directive = await this.drafts.require(tx, await this.directives.lock(tx, id));
    if (directive.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
    return directive;
  }
}
