import { Service, inject } from '@angular/core';
import type { AssessmentGroupDto } from '@zeren/api-client/models/assessment-group-dto';
import type { AssessmentGroupsDto } from '@zeren/api-client/models/assessment-groups-dto';
import type { AssignedUnitClassDto } from '@zeren/api-client/models/assigned-unit-class-dto';
import type { AssignUnitClassDto } from '@zeren/api-client/models/assign-unit-class-dto';
import type { ChangedAssessmentGroupDto } from '@zeren/api-client/models/changed-assessment-group-dto';
import type { GroupMemberDto } from '@zeren/api-client/models/group-member-dto';
import type { GroupMembersDto } from '@zeren/api-client/models/group-members-dto';
import type { JoinedGroupDto } from '@zeren/api-client/models/joined-group-dto';
import type { JoinGroupDto } from '@zeren/api-client/models/join-group-dto';
import type { LeaveGroupDto } from '@zeren/api-client/models/leave-group-dto';
import type { NewAssessmentGroupDto } from '@zeren/api-client/models/new-assessment-group-dto';
import type { SavedDto } from '@zeren/api-client/models/saved-dto';
import type { UnitClassesDto } from '@zeren/api-client/models/unit-classes-dto';
import type { UnitClassMemberDto } from '@zeren/api-client/models/unit-class-member-dto';
import type { UnitClassMembersDto } from '@zeren/api-client/models/unit-class-members-dto';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';

export type Group = AssessmentGroupDto;
export type GroupMember = GroupMemberDto;
export type UnitClasses = UnitClassesDto;
export type UnitClassMember = UnitClassMemberDto;
export type Joined = JoinedGroupDto;
export type AssignedClass = AssignedUnitClassDto;

type Seen = Pick<Group, 'id' | 'version'>;

const GROUPS = '/api/assessment-groups';

/** Assessment groups and unit classes over HTTP. */
@Service()
export class GroupsApi {
  private readonly api = inject(Api);

  page(
    query: { year: number; objectCode: string | null },
    after: string | null,
  ): Promise<AssessmentGroupsDto> {
    return this.api.get(GROUPS, { ...query, after });
  }

  members(id: string, everybody: boolean, after: string | null): Promise<GroupMembersDto> {
    return this.api.get(`${GROUPS}/${id}/members`, { everybody, after, limit: 100 });
  }

  create(group: NewAssessmentGroupDto, act: Act): Promise<SavedDto> {
    return this.api.post(GROUPS, group, { act });
  }

  change({ id, version }: Seen, group: ChangedAssessmentGroupDto): Promise<SavedDto> {
    return this.api.put(`${GROUPS}/${id}`, group, { version });
  }

  /** Says what joining would do, or does it. */
  join({ id, version }: Seen, joining: JoinGroupDto, act: Act): Promise<Joined> {
    return this.api.post(`${GROUPS}/${id}/join`, joining, { version, act });
  }

  leave({ id, version }: Seen, leaving: LeaveGroupDto, act: Act): Promise<SavedDto> {
    return this.api.post(`${GROUPS}/${id}/leave`, leaving, { version, act });
  }

  classMembers(
    query: { classCode: string | null; on: string; limit?: number },
    after: string | null,
  ): Promise<UnitClassMembersDto> {
    return this.api.get('/api/unit-classes/members', { limit: 100, ...query, after });
  }

  /** Says what putting them into the class would do, or does it. */
  assign(asked: AssignUnitClassDto, act: Act): Promise<AssignedClass> {
    return this.api.post('/api/unit-classes/assign', asked, { act });
  }
}
