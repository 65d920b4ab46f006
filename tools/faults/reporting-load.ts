// The load of the fault suites: officeholders who report their duties again and again (a correction is a new report), one
// line of an fsynced journal before each request and one after its answer. What has no answer is asked again under the
// same Idempotency-Key until it has one.
import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { HttpPerson, NoAnswer } from './http-person.ts';
import { pause } from './plant.ts';
import type { Plant } from './plant.ts';

const ROLES = ['township-secretary', 'team-member', 'branch-secretary', 'enterprise-secretary'];
const PATIENCE = 60_000;

/** One act as the journal has it. */
export interface Act {
  readonly key: string;
  readonly dutyId: string;
  /** The report's text, which no other act has. */
  readonly text: string;
  acknowledged: boolean;
}

interface DutyView {
  readonly id: string;
  readonly version: number;
  readonly canReport: boolean;
}

export class ReportingLoad {
  readonly acts: Act[] = [];
  /** What must never happen, in words. */
  readonly violations: string[] = [];
  /** When a request was cut off after its connection stood, by the key under which it ran. */
  readonly cutOff = new Map<string, Date>();
  private readonly plant: Plant;
  private readonly journal: number;
  private readonly people: Promise<void>[] = [];
  private over = false;
  private lastAnswer = Date.now();

  constructor(plant: Plant) {
    this.plant = plant;
    this.journal = fs.openSync(plant.journalFile(), 'a');
  }

  async start(): Promise<void> {
    for (const role of ROLES) {
      const { username, password } = this.plant.accounts.find((account) => account.role === role)!;
      const person = new HttpPerson(this.plant.address);
      await person.signIn(username, password);
      const { body } = await person.get<{ items: DutyView[] }>('/api/duties?mine=1&limit=50');
      const own = body.items.filter(({ canReport }) => canReport);
      if (own.length === 0) throw new Error(`${role} has no duty to report`);
      this.people.push(this.reportOn(person, own));
    }
  }

  /** Waits until something was acknowledged after this call. */
  async untilAnswered(patience: number): Promise<number> {
    const from = Date.now();
    while (this.lastAnswer < from) {
      if (Date.now() - from > patience) {
        throw new Error(`nothing was acknowledged for ${patience / 1000} s\n${this.violations.join('\n')}`);
      }
      await pause(50);
    }
    return this.lastAnswer - from;
  }

  /** Lets every act come to its answer, and ends. */
  async stop(): Promise<void> {
    this.over = true;
    await Promise.all(this.people);
    fs.closeSync(this.journal);
  }

  private async reportOn(person: HttpPerson, duties: readonly DutyView[]): Promise<void> {
    const versions = new Map(duties.map(({ id, version }) => [id, version]));
    for (let turn = 0; !this.over; turn += 1) {
      const { id } = duties[turn % duties.length]!;
      const version = await this.report(person, id, versions.get(id)!);
      if (version === undefined) return;
      versions.set(id, version);
      await pause(10);
    }
  }

  /** One act up to its answer; answers the duty's new version. */
  private async report(person: HttpPerson, dutyId: string, version: number): Promise<number | undefined> {
    const key = randomUUID();
    const act: Act = { key, dutyId, text: `已办结，记录编号 ${key}。`, acknowledged: false };
    this.acts.push(act);
    this.write({ intent: act });
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(100)) {
      try {
        const body = { result: act.text };
        const answer = await person.post<DutyView>(`/api/duties/${dutyId}/report`, body, version, key);
        if (answer.status >= 200 && answer.status < 300) {
          act.acknowledged = true;
          this.write({ acknowledged: key });
          this.lastAnswer = Date.now();
          return answer.body.version;
        }
        if (answer.status < 500) {
          this.violations.push(`${act.text} ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
          return undefined;
        }
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        if (!error.refused) this.cutOff.set(key, new Date());
      }
    }
    this.violations.push(`${act.text} had no answer for ${PATIENCE / 1000} s`);
    return undefined;
  }

  private write(line: object): void {
    fs.writeSync(this.journal, `${JSON.stringify(line)}\n`);
    fs.fsyncSync(this.journal);
  }
}
