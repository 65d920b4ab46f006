import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Health } from '../../../platform/health/health';
import { HandlesJob } from '../../../platform/jobs/job-handler';
import type { JobHandler } from '../../../platform/jobs/job-handler';
import { PROCESS_KIND } from '../../../platform/process-kind';
import type { ProcessKind } from '../../../platform/process-kind';
import { Checkpointer } from './checkpointer';
import { auditEntriesSequenced, auditLogsBroken, watchLag } from './log-metrics';
import { LogBroken } from './log-tree';
import { Sequencer } from './sequencer';

const EVERY_SECONDS = 3;
/** Readiness turns red when the record is not taken up for so long. */
const PATIENCE = 10 * 60_000;

/** Every few seconds: what was committed gets its place in the log, and what is due is signed. */
@Injectable()
@HandlesJob({ name: 'audit.sequence', everySeconds: EVERY_SECONDS })
export class SequenceJob implements JobHandler, OnModuleInit {
  private readonly logger = new Logger('audit');
  private lastGood = performance.now();
  private broken = new Map<string, string>();

  constructor(
    private readonly sequencer: Sequencer,
    private readonly checkpointer: Checkpointer,
    private readonly health: Health,
    @Inject(PROCESS_KIND) private readonly kind: ProcessKind,
  ) {}

  onModuleInit(): void {
    if (this.kind !== 'worker') return;
    this.health.also('record', () => this.check());
    watchLag(() => performance.now() - this.lastGood);
  }

  async run(): Promise<void> {
    const broken = new Map<string, string>();
    for (const districtId of await this.sequencer.districts()) {
      const taken = await this.sequencer.sequence(districtId);
      auditEntriesSequenced.inc(taken);
      try {
        await this.checkpointer.signIfDue(districtId);
      } catch (error) {
        if (!(error instanceof LogBroken)) throw error;
        broken.set(districtId, error.message);
      }
    }
    this.note(broken);
    this.lastGood = performance.now();
  }

  /** Said once, and again when it is another fault; a log does not mend itself. */
  private note(broken: Map<string, string>): void {
    for (const [districtId, message] of broken) {
      if (this.broken.get(districtId) === message) continue;
      this.logger.error({ msg: 'a log is broken, nothing more of it is signed', districtId, fault: message });
    }
    this.broken = broken;
    auditLogsBroken.set(broken.size);
  }

  private check(): Promise<void> {
    const [fault] = this.broken.values();
    if (fault) throw new Error(fault);
    if (performance.now() - this.lastGood > PATIENCE)
      throw new Error('entries of the record are not taken up');
    return Promise.resolve();
  }
}
