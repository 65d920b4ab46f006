import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { HIGHEST_CAP, INSPECTION_STATES } from '@zeren/domain/cycle/inspections/may-inspect';
import type { InspectionState } from '@zeren/domain/cycle/inspections/may-inspect';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../../platform/http/is-day';
import { NamedCodeDto } from '../code-names';

const NAME = 100;
const MOST_UNITS = 200;
const MOST_MEMBERS = 20;
const text = { type: String, nullable: true } as const;

/** A plan or an inspection in the path. */
export class InspectionParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

/** A drawn unit of an inspection in the path. */
export class TargetParam extends InspectionParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  targetId: string;
}

/** What a plan says. */
export class InspectionPlanBody {
  @ApiProperty({ example: '云岭县2026年党建责任制督查计划', maxLength: NAME })
  @IsString()
  @MinLength(1)
  @MaxLength(NAME)
  name: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: '云督备〔2026〕3号', maxLength: NAME })
  @IsOptional()
  @IsString()
  @MaxLength(NAME)
  filingNumber?: string | null;

  @ApiProperty({ example: 2, minimum: 1, maximum: HIGHEST_CAP, description: 'Most visits to a unit' })
  @IsInt()
  @Min(1)
  @Max(HIGHEST_CAP)
  cap: number;
}

/** A plan of a year, of the organisation over which one leads inspections. */
export class NewInspectionPlanBody extends InspectionPlanBody {
  @ApiProperty({ example: 2026, minimum: 2020, maximum: 2100 })
  @IsInt()
  @Min(2020)
  @Max(2100)
  year: number;
}

/** Somebody of a team. */
export class InspectionMemberBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId: string;

  @ApiProperty({ description: 'Leads it: draws the units, changes the team' })
  @IsBoolean()
  leads: boolean;
}

/** Who goes. */
export class InspectionTeamBody {
  @ApiProperty({ type: [InspectionMemberBody] })
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @ValidateNested({ each: true })
  @Type(() => InspectionMemberBody)
  team: InspectionMemberBody[];
}

/** An inspection of a plan: what it is, when, where and by whom. */
export class InspectionBody extends InspectionTeamBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  planId: string;

  @ApiProperty({ example: '四季度随机督查', maxLength: NAME })
  @IsString()
  @MinLength(1)
  @MaxLength(NAME)
  title: string;

  @ApiProperty({ format: 'date', example: '2026-11-20' })
  @IsDay()
  startsOn: string;

  @ApiProperty({ format: 'date', example: '2026-12-20' })
  @IsDay()
  endsOn: string;

  @ApiProperty({ type: [String], example: ['农村'], description: 'The strata' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @IsString({ each: true })
  domains: string[];

  @ApiProperty({ example: 3, minimum: 1, maximum: MOST_UNITS, description: 'How many units are drawn' })
  @IsInt()
  @Min(1)
  @Max(MOST_UNITS)
  wanted: number;
}

export class InspectionRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'uuid' })
  planId: string;
  @ApiProperty({ example: '四季度随机督查' })
  title: string;
  @ApiProperty({ example: '2026-11-20' })
  startsOn: string;
  @ApiProperty({ example: '2026-12-20' })
  endsOn: string;
  @ApiProperty({ type: [NamedCodeDto] })
  domains: NamedCodeDto[];
  @ApiProperty({ example: 3 })
  wanted: number;
  @ApiProperty({ enum: INSPECTION_STATES, enumName: 'InspectionState' })
  state: InspectionState;
  @ApiProperty({ example: 1, description: 'What If-Match names' })
  version: number;
}

export class InspectionPlanDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ example: '中共云岭县委员会' })
  organizationName: string;
  @ApiProperty({ example: 2026 })
  year: number;
  @ApiProperty()
  name: string;
  @ApiProperty(text)
  filingNumber: string | null;
  @ApiProperty({ example: 2 })
  cap: number;
  @ApiProperty({ type: [InspectionRowDto] })
  inspections: InspectionRowDto[];
  @ApiProperty({ description: 'May be changed, and inspections added, by the one who asks' })
  mayChange: boolean;
  @ApiProperty({ example: 1 })
  version: number;
}

export class InspectionPlansDto {
  @ApiProperty({ type: [InspectionPlanDto] })
  items: InspectionPlanDto[];
}

/** Somebody who may be of a team. */
export class InspectionCandidateDto {
  @ApiProperty({ format: 'uuid' })
  personId: string;
  @ApiProperty({ example: '何谷' })
  name: string;
  @ApiProperty({ example: '督查专员' })
  postTitle: string;
}

export class InspectionCandidatesDto {
  @ApiProperty({ type: [InspectionCandidateDto] })
  items: InspectionCandidateDto[];
}

export class InspectionMemberDto {
  @ApiProperty({ format: 'uuid' })
  personId: string;
  @ApiProperty({ example: '何谷' })
  name: string;
  @ApiProperty()
  leads: boolean;
}

/** A stratum of the frame, with what was drawn of it as far as the reader may know. */
export class InspectionStratumDto {
  @ApiProperty({ type: NamedCodeDto })
  domain: NamedCodeDto;
  @ApiProperty({ type: [String] })
  unitIds: string[];
}

/** A drawn unit: shown to the team, and to others once the visit has begun. */
export class InspectionTargetDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'uuid' })
  organizationId: string;
  @ApiProperty({ example: '清溪村党总支' })
  organizationName: string;
  @ApiProperty({ type: NamedCodeDto })
  domain: NamedCodeDto;
  @ApiProperty({ example: 1 })
  place: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Once it has begun' })
  visitId: string | null;
}

/** An inspection whole, with what is published of its draw. */
export class InspectionDto extends InspectionRowDto {
  @ApiProperty({ type: [InspectionMemberDto], description: 'As far as the reader sees their organisation' })
  team: InspectionMemberDto[];
  @ApiProperty({ description: 'SHA-256 of the seed, published before anything is drawn' })
  commitment: string;
  @ApiProperty(text)
  frameDigest: string | null;
  @ApiProperty({ type: [InspectionStratumDto] })
  frame: InspectionStratumDto[];
  @ApiProperty({
    ...text,
    description: 'Published when the last visit has begun; the team knows it from the draw',
  })
  seed: string | null;
  @ApiProperty({ type: [InspectionTargetDto] })
  targets: InspectionTargetDto[];
  @ApiProperty({ description: 'Whether the one who asks is of the team' })
  ofTheTeam: boolean;
  @ApiProperty()
  mayDraw: boolean;
}

/** When a visit was; on paper: written down afterwards. */
export class StartVisitBody {
  @ApiProperty({ format: 'date', example: '2026-11-23' })
  @IsDay()
  heldOn: string;

  @ApiProperty({ description: 'Written down afterwards from paper' })
  @IsBoolean()
  onPaper: boolean;
}
