import { Inject, Injectable } from '@nestjs/common';
import { chaseAgainFrom, mayChaseDuty } from '@zeren/domain/insight/reminders/may-chase-duty';
import { dutyChased, dutySnoozed } from '@zeren/domain/insight/reminders/reminders-events';
import { remindersRefusals } from '@zeren/domain/insight/reminders/reminders-refusals';
import { maySnooze } from '@zeren/domain/insight/reminders/snooze';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { narrowedTo } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import { CONFIGURATION } from '../../../platform/configuration/configuration';
import type { Configuration } from '../../../platform/configuration/configuration';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import type { ChaseDto, ChaseOutcomeDto, DutyRemindersDto, SnoozeBody } from '../dto/chasing.dto';
import { ChasesRepository } from './chases.repository';
import type { ChaseRow, LastChaseRow, RemindedDutyRow } from './chases.repository';
import { SnoozesRepository } from './snoozes.repository';

/** Reminding of duties by hand (催办), and putting reminders off. */
@Injectable()
export class ChasingService {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationReads,
    private readonly chases: ChasesRepository,
    private readonly snoozes: SnoozesRepository,
  ) {}

  /** Reminds of each that may be reminded of, and says of the others why not; refused when none is left. */
  chase(actor: Actor, dutyIds: readonly string[]): Promise<ChaseOutcomeDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const found = await this.chases.lock(tx, [...new Set(dutyIds)]);
      const within = await this.organizations.within(
        tx,
        found.map(({ organizationId }) => organizationId),
      );
      const duties = found.filter(({ organizationId }) => within.has(organizationId));
      const last = await this.chases.last(
        tx,
        duties.map(({ id }) => id),
      );
      const outcomes = duties.map((duty) => ({
        duty,
        outcome: this.mayChase(duty, last.get(duty.id), tx.now),
      }));
      const chased = outcomes.filter(({ outcome }) => outcome.ok).map(({ duty }) => duty);
      if (chased.length === 0) {
        const [refused] = outcomes;
        throw new Refused(
          refused && !refused.outcome.ok ? refused.outcome.refusal : platformRefusals['request.not-found'](),
        );
      }
      await this.chases.insert(tx, chased);
      for (const { id } of chased) {
        tx.audit({ action: 'duty.chase', subject: { kind: 'duty', id }, after: { at: tx.now } });
        tx.emit(dutyChased(id));
      }
      return {
        chased: chased.map(({ id }) => id),
        refused: outcomes.flatMap(({ duty, outcome }) =>
          outcome.ok
            ? []
            : [{ dutyId: duty.id, title: duty.title, zh: outcome.refusal.zh, en: outcome.refusal.en }],
        ),
      };
    });
  }

  /** What was told of a duty by hand, for those who may see deliveries, and whether its reminders are put off. */
  ofDuty(actor: Actor, id: string): Promise<DutyRemindersDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const duty = await this.requireSeen(tx, id);
      const reads = await this.reaches(tx, duty, 'reminders.read');
      const chases = reads ? await this.chases.ofDuty(tx, id) : [];
      const last = (await this.chases.last(tx, [id])).get(id);
      const snooze = await this.snoozes.current(tx, id);
      const hours = this.configuration.CHASE_HOURS;
      const again = chaseAgainFrom(last?.at.toISOString() ?? null, hours);
      return {
        dutyId: id,
        chases: chases.map(chaseView),
        mayRead: reads,
        mayChase: await this.reaches(tx, duty, 'reminders.manage'),
        again: again !== null && again > tx.now ? again : null,
        snooze: snooze ? { ...snooze, at: snooze.at.toISOString() } : null,
        maySnooze: (await this.answersFor(tx, duty)) && maySnooze(duty, duty.dueOn, tx.today).ok,
      };
    });
  }

  /** Puts the reminders of one's own duty off; never beyond its date. */
  snooze(actor: Actor, id: string, { until, reason }: SnoozeBody): Promise<DutyRemindersDto> {
    return this.unitOfWork
      .write(actor, async (tx) => {
        const duty = await this.requireSeen(tx, id);
        if (!(await this.answersFor(tx, duty))) {
          throw new Refused(remindersRefusals['reminders.snooze-not-yours']());
        }
        accept(maySnooze(duty, until, tx.today));
        await this.snoozes.insert(tx, duty, { until, reason });
        tx.audit({ action: 'duty.snooze', subject: { kind: 'duty', id }, after: { until, reason } });
        tx.emit(dutySnoozed(id));
      })
      .then(() => this.ofDuty(actor, id));
  }

  private mayChase(duty: RemindedDutyRow, last: LastChaseRow | undefined, now: string) {
    const chased = { chasedAt: last?.at.toISOString() ?? null, chasedBy: last?.by ?? null };
    return mayChaseDuty({ ...duty, ...chased }, now, this.configuration.CHASE_HOURS);
  }

  /** Row-level security shows it only to those who have it in sight; it answers like one that is not there. */
  private async requireSeen(tx: ReadTx, id: string): Promise<RemindedDutyRow> {
    const duty = await this.chases.duty(tx, id);
    const seen =
      duty &&
      ((await this.organizations.inSight(tx, [duty.organizationId])).size > 0 ||
        (await this.answersFor(tx, duty)));
    if (!seen) throw new Refused(platformRefusals['request.not-found']());
    return duty;
  }

  private async answersFor(tx: ReadTx, { postId }: RemindedDutyRow): Promise<boolean> {
    const { tenureId } = tx.actor;
    if (tenureId === null) return false;
    return (await this.organizations.postsLookedAfter(tx, tenureId, tx.today)).includes(postId);
  }

  private async reaches(
    tx: ReadTx,
    { organizationId }: RemindedDutyRow,
    permission: string,
  ): Promise<boolean> {
    const roots = narrowedTo(tx.actor, permission).rootOrganizationIds;
    return roots.length > 0 && (await this.organizations.within(tx, [organizationId], roots)).size > 0;
  }
}

function chaseView({ id, at, by, toldName, toldAt, readAt, channels }: ChaseRow): ChaseDto {
  return {
    id,
    at: at.toISOString(),
    by,
    toldName,
    toldAt: toldAt?.toISOString() ?? null,
    readAt: readAt?.toISOString() ?? null,
    channels: (channels ?? []).map(({ sentAt, ...way }) => ({
      ...way,
      sentAt: sentAt === null ? null : new Date(sentAt).toISOString(),
    })),
  };
}
