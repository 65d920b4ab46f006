import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { SetParam } from '../dto/list-set.dto';
import { DraftedItemsDto, DraftItemsDto } from '../dto/suggestions.dto';
import { DraftItemsService } from './draft-items.service';

@ApiTags('responsibility')
@Controller('api/list-sets')
export class SuggestionsController {
  constructor(private readonly suggestions: DraftItemsService) {}

  @Post(':id/drafts')
  @HttpCode(200)
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: "Draft the library's items for empty cells, each with the post that should bear it",
    operationId: 'draftMissingItems',
  })
  @ApiOkResponse({ type: DraftedItemsDto })
  draft(
    @CurrentActor() actor: Actor,
    @Param() { id }: SetParam,
    @Body() wanted: DraftItemsDto,
  ): Promise<DraftedItemsDto> {
    return this.suggestions.draft(actor, id, wanted);
  }
}
