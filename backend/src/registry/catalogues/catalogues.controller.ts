import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, Permit } from '../../platform/http/route';
import { CataloguesService } from './catalogues.service';
import { CatalogueDto, CatalogueParam } from './dto/catalogue.dto';

@ApiTags('catalogues')
@Controller('api/catalogues')
export class CataloguesController {
  constructor(private readonly catalogues: CataloguesService) {}

  @Get(':catalogue')
  @Permit('catalogues.read')
  @ApiOperation({ summary: 'The rows of a catalogue in force today', operationId: 'getCatalogue' })
  @ApiOkResponse({ type: CatalogueDto })
  catalogue(@CurrentActor() actor: Actor, @Param() { catalogue }: CatalogueParam): Promise<CatalogueDto> {
    return this.catalogues.catalogue(actor, catalogue);
  }
}
