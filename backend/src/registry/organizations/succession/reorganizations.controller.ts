import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { ReorganizationDto, ReorganizeDto } from './dto/reorganization.dto';
import { ReorganizationsService } from './reorganizations.service';

@ApiTags('organizations')
@Controller('api/organization-reorganizations')
export class ReorganizationsController {
  constructor(private readonly reorganizations: ReorganizationsService) {}

  @Post()
  @HttpCode(200)
  @Permit('organizations.edit')
  @ApiOperation({
    summary: 'Merge, split or close organisations on a day; or say what that would do',
    operationId: 'reorganizeOrganizations',
  })
  @ApiOkResponse({ type: ReorganizationDto })
  reorganize(@CurrentActor() actor: Actor, @Body() dto: ReorganizeDto): Promise<ReorganizationDto> {
    return this.reorganizations.reorganize(actor, dto);
  }
}
