import { District } from './district.entity';
import { AssessmentGroup } from './groups/assessment-group.entity';
import { AssessmentGroupMember } from './groups/assessment-group-member.entity';
import { OrganizationUnitClass } from './groups/organization-unit-class.entity';
import { OrganizationGuidance } from './guidance/organization-guidance.entity';
import { OrganizationPast } from './history/organization-past.entity';
import { Organization } from './organization.entity';
import { Person } from './person.entity';
import { PersonContact } from './person-contact.entity';
import { Post } from './post.entity';
import { OrganizationSuccession } from './succession/organization-succession.entity';
import { Tenure } from './tenure.entity';

export { OrganizationsModule } from './organizations.module';
export { OrganizationCommands } from './organization-commands';
export { RegisterCommands } from './register-commands';
export { TenureCommands } from './tenures/tenure-commands';
export type { NewTenure, ReplacedTenure } from './tenures/tenure-commands';
export { countySheets } from './import/county-template';
export type { CountyValues, TemplateWords } from './import/county-template';
export { guidanceSeal } from './guidance/guidance-seal';
export { tenureSeal } from './tenure-seal';
export { OrganizationReads, postDay } from './organization-reads';
export type { PostDay, PostsWithHolders } from './organization-reads';
export type { PostSearch, UnitSizeRow } from './posts/find-posts.repository';
export { PostMattersBook, TellsPostMatters } from './post-matters';
export type { MatterOfPost, PostLeft, PostMatters } from './post-matters';
export { KeepsPersonTies } from './people/person-ties';
export type { PersonTies } from './people/person-ties';
export type {
  AssessedMember,
  DistrictRow,
  DomainSizeRow,
  HeadPostRow,
  HolderRow,
  OrganizationRow,
  PersonRow,
  PostRow,
  ScopeRoot,
  TenureRow,
} from './organization-rows';

/** The room's entities, for the one data source. */
export const organizationsEntities = [
  District,
  Organization,
  OrganizationGuidance,
  OrganizationPast,
  OrganizationSuccession,
  OrganizationUnitClass,
  AssessmentGroup,
  AssessmentGroupMember,
  Post,
  Person,
  PersonContact,
  Tenure,
];
