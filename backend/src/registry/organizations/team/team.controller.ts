import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { TeamDto, TeamQuery } from './dto/team.dto';
import { TeamService } from './team.service';

@ApiTags('organizations')
@Controller('api/organizations/:id/team')
export class TeamController {
  constructor(private readonly team: TeamService) {}

  @Get()
  @Permit('organizations.read')
  @ApiOperation({
    summary: 'Posts of an organisation on a day, who holds them, who answers for the vacant ones',
    operationId: 'getTeam',
  })
  @ApiOkResponse({ type: TeamDto })
  on(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { day }: TeamQuery,
  ): Promise<TeamDto> {
    return this.team.on(actor, id, day);
  }
}
