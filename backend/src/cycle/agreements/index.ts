import { Agreement } from './agreement.entity';
import { AgreementBatch } from './agreement-batch.entity';
import { AgreementSignature } from './agreement-signature.entity';

export { AgreementsModule } from './agreements.module';
export { AgreementCommands } from './agreement-commands';
export type { AgreementToSign } from './agreement-commands';
export { AgreementReads } from './agreement-reads';
export { agreementSeal, agreementSignatureSeal } from './agreement-seal';

/** The room's entities, for the one data source. */
export const agreementsEntities = [Agreement, AgreementSignature, AgreementBatch];
