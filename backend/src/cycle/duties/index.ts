import { DirectiveReturn } from './directives/directive-return.entity';
import { DirectiveTarget } from './directives/directive-target.entity';
import { Directive } from './directives/directive.entity';
import { Duty } from './duty.entity';
import { DutyGrace } from './duty-grace.entity';
import { DutyExtension } from './extensions/duty-extension.entity';
import { DutyDraft } from './duty-draft.entity';
import { DutyReport } from './duty-report.entity';

export { DutiesModule } from './duties.module';
export { DutyReads } from './duty-reads';
export { newSeed, sha256, ticketsOf } from './checking/tickets';
export { KnowsStandIns } from './stand-ins';
export type { StandIns, StoodInPost } from './stand-ins';
export { DutyCommands } from './duty-commands';
export { DutyRowDto, DutySentenceDto } from './dto/duty.dto';
export type { DatingOptions } from './duty-dating.service';
export type { ImportedReport, ImportedReports } from './duty-imports.service';
export type { Grace, PostGrace } from './duty-grace.repository';
export type { DutyRecord } from './duty-record';

/** The room's entities, for the one data source. */
export const dutiesEntities = [
  Duty,
  DutyReport,
  DutyDraft,
  DutyGrace,
  DutyExtension,
  Directive,
  DirectiveTarget,
  DirectiveReturn,
];
