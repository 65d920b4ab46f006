// The shapes of the API's answers, generated from its document; named here as these screens speak of them.
export type { CellFaultDto as CellFault } from '@zeren/api-client/models/cell-fault-dto';
export type { DirectiveBody as DirectiveDraft } from '@zeren/api-client/models/directive-body';
export type { DirectiveDetailDto as DirectiveView } from '@zeren/api-client/models/directive-detail-dto';
export type { DirectiveRowDto as DirectiveRow } from '@zeren/api-client/models/directive-row-dto';
export type { DirectiveSavedDto as DirectiveSaved } from '@zeren/api-client/models/directive-saved-dto';
export type { DirectiveTargetDto as DirectiveTarget } from '@zeren/api-client/models/directive-target-dto';
export type { DutyTableDto as DutyTable } from '@zeren/api-client/models/duty-table-dto';
export type { TableColumnBody as Column } from '@zeren/api-client/models/table-column-body';
export type { TableSavedDto as TableSaved } from '@zeren/api-client/models/table-saved-dto';
export type { TableVersionDto as TableVersion } from '@zeren/api-client/models/table-version-dto';
export type { TargetChoiceDto as TargetChoice } from '@zeren/api-client/models/target-choice-dto';
export type { TargetChoicesDto as TargetChoices } from '@zeren/api-client/models/target-choices-dto';
export type { TargetRole } from '@zeren/api-client/models/target-role';

/** A row of a table as it is typed. */
export type Row = Readonly<Record<string, string>>;
