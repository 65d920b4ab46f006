import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, SignedIn } from '../../../platform/http/route';
import { WhyQuery, WhyView } from './why.dto';
import { WhyService } from './why.service';

@ApiTags('access')
@Controller('api/access/why')
export class WhyController {
  constructor(private readonly why: WhyService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Why one can see a record: grant, post, path', operationId: 'whyCanISee' })
  @ApiOkResponse({ type: WhyView })
  explain(@CurrentActor() actor: Actor, @Query() { subjectKind, subjectId }: WhyQuery): Promise<WhyView> {
    return this.why.explain(actor, subjectKind, subjectId);
  }
}
