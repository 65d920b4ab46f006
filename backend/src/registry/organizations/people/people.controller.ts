import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds, SignedIn } from '../../../platform/http/route';
import {
  ContactBody,
  MergePeopleBody,
  PeoplePageDto,
  PeopleQuery,
  PersonBody,
  PersonDetailDto,
} from './dto/person.dto';
import { PeopleService } from './people.service';

@ApiTags('organizations')
@Controller('api/people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Permit('organizations.read')
  @ApiOperation({ summary: 'People by name, pinyin or initials, page by page', operationId: 'getPeople' })
  @ApiOkResponse({ type: PeoplePageDto })
  page(@CurrentActor() actor: Actor, @Query() query: PeopleQuery): Promise<PeoplePageDto> {
    return this.people.page(actor, query);
  }

  @Post()
  @Permit('tenures.manage')
  @ApiOperation({ summary: 'Enter a person', operationId: 'createPerson' })
  @ApiCreatedResponse({ type: PersonDetailDto })
  create(@CurrentActor() actor: Actor, @Body() body: PersonBody): Promise<PersonDetailDto> {
    return this.people.create(actor, body);
  }

  @Get(':id')
  @SignedIn()
  @ApiOperation({ summary: 'A person with what they have held through the years', operationId: 'getPerson' })
  @ApiOkResponse({ type: PersonDetailDto })
  one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PersonDetailDto> {
    return this.people.one(actor, id);
  }

  @Put(':id')
  @Permit('tenures.manage')
  @ApiOperation({ summary: 'Change the name or contact of a person', operationId: 'changePerson' })
  @ApiOkResponse({ type: PersonDetailDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() body: PersonBody,
  ): Promise<PersonDetailDto> {
    return this.people.change(actor, id, version, body);
  }

  @Put(':id/contact')
  @SignedIn()
  @ApiOperation({ summary: 'Keep one’s own contact', operationId: 'keepOwnContact' })
  @ApiOkResponse({ type: PersonDetailDto })
  keepOwnContact(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() body: ContactBody,
  ): Promise<PersonDetailDto> {
    return this.people.keepOwnContact(actor, id, version, body);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Permit('tenures.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Merge another entry of the same person into this one',
    operationId: 'mergePeople',
  })
  @ApiOkResponse({ type: PersonDetailDto })
  merge(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() body: MergePeopleBody,
  ): Promise<PersonDetailDto> {
    return this.people.merge(actor, id, version, body);
  }
}
