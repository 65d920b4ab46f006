import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, Permit } from '../../platform/http/route';
import {
  OrganizationDetailDto,
  OrganizationParam,
  OrganizationTreeDto,
  OrganizationTreeQuery,
} from './dto/organization.dto';
import { OrganizationSearchQuery, OrganizationsFoundDto } from './dto/search.dto';
import { OrganizationsService } from './organizations.service';

@ApiTags('organizations')
@Controller('api/organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  @Get()
  @Permit('organizations.read')
  @ApiOperation({
    summary: 'Children of an organisation, or the roots one may see',
    operationId: 'getOrganizationTree',
  })
  @ApiOkResponse({ type: OrganizationTreeDto })
  tree(
    @CurrentActor() actor: Actor,
    @Query() { parentId }: OrganizationTreeQuery,
  ): Promise<OrganizationTreeDto> {
    return this.organizations.tree(actor, parentId);
  }

  @Get('search')
  @Permit('organizations.read')
  @ApiOperation({
    summary: 'Organisations by Chinese, pinyin or initials',
    operationId: 'searchOrganizations',
  })
  @ApiOkResponse({ type: OrganizationsFoundDto })
  search(
    @CurrentActor() actor: Actor,
    @Query() { q }: OrganizationSearchQuery,
  ): Promise<OrganizationsFoundDto> {
    return this.organizations.search(actor, q);
  }

  @Get(':id')
  @Permit('organizations.read')
  @ApiOperation({
    summary: 'An organisation with its posts and who holds them',
    operationId: 'getOrganization',
  })
  @ApiOkResponse({ type: OrganizationDetailDto })
  organization(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrganizationParam,
  ): Promise<OrganizationDetailDto> {
    return this.organizations.organization(actor, id);
  }
}
