import { AccountabilityMatter } from './accountability-matter.entity';
import { AccountabilityMeasure } from './accountability-measure.entity';
import { CaseMember } from './case-member.entity';

export { AccountabilityModule } from './accountability.module';
export { AccountabilityCommands } from './accountability-commands';
export type { KnownMatter } from './accountability-commands';
export { matterSeal, measureSeal } from './accountability-seals';

/** The room's entities, for the one data source. */
export const accountabilityEntities = [AccountabilityMatter, CaseMember, AccountabilityMeasure];
