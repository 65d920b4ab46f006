import type { ApplyImportDto } from '@zeren/api-client/models/apply-import-dto';

// The shapes of the API's answers, generated from its document; named here as screens speak of them.
export type { ImportFaultDto as ImportFault } from '@zeren/api-client/models/import-fault-dto';
export type { ImportRunDto as ImportRun } from '@zeren/api-client/models/import-run-dto';

export type ImportMode = ApplyImportDto['mode'];
