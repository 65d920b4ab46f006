import { Handover } from './handover.entity';
import { HandoverBatch } from './handover-batch.entity';
import { HandoverBatchPost } from './handover-batch-post.entity';
import { HandoverItem } from './handover-item.entity';
import { HandoverSignature } from './handover-signature.entity';

export { signatureSeal } from './signature-seal';
export { HandoverModule } from './handover.module';

/** The room's entities, for the one data source. */
export const handoverEntities = [Handover, HandoverItem, HandoverSignature, HandoverBatch, HandoverBatchPost];
