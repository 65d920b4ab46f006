import { ListSet } from './list-set.entity';
import { ResponsibilityItem } from './responsibility-item.entity';
import { ResponsibilityList } from './responsibility-list.entity';
import { ListTemplate } from './templates/list-template.entity';

export { ResponsibilityModule } from './responsibility.module';
export { ResponsibilityReads } from './responsibility-reads';
export type { DatableList } from './responsibility-reads';
export { ResponsibilityCommands } from './responsibility-commands';
export type { ItemTable } from './responsibility-commands';
export { listSeal } from './list-seal';
export { ListRowDto } from './dto/list.dto';
export { ListToReceiveDto, OpenObjectionDto } from './dto/objections.dto';
export type { ItemRecord, ListRecord } from './list-rows';

/** The room's entities, for the one data source. */
export const responsibilityEntities = [ListSet, ResponsibilityList, ResponsibilityItem, ListTemplate];
