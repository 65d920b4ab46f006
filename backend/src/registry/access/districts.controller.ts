import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, Permit } from '../../platform/http/route';
import { DistrictChoice } from './district-choice.service';
import { DistrictsView } from './dto/district.dto';

@ApiTags('access')
@Controller('api/districts')
export class DistrictsController {
  constructor(private readonly districts: DistrictChoice) {}

  @Get()
  @Permit('districts.choose')
  @ApiOperation({ summary: 'The districts to work in (administrators)', operationId: 'listDistricts' })
  @ApiOkResponse({ type: DistrictsView })
  async list(@CurrentActor() actor: Actor): Promise<DistrictsView> {
    return { items: await this.districts.all(actor) };
  }
}
