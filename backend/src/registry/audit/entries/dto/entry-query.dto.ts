import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const IsDay = () => applyDecorators(Matches(/^\d{4}-\d\d-\d\d$/), IsISO8601({ strict: true }));

/** 'a,b' as a list; anything else is left to the checks. */
const commaList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value;

/** Which entries of the record. */
export class AuditFilterQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  districtId?: string;

  @ApiPropertyOptional({ example: '2026-11-01', description: 'Done on this day or later' })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ example: '2026-11-30', description: 'Done on this day or earlier' })
  @IsOptional()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Acts of this account' })
  @IsOptional()
  @IsUUID()
  accountId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Acts of this person, with an account or without' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({
    type: String,
    example: 'duty.report,duty.date',
    description: 'Actions, separated by commas',
  })
  @IsOptional()
  @Transform(commaList)
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(/^[a-z-]{1,60}\.[a-z-]{1,60}$/, { each: true })
  action?: string[];

  @ApiPropertyOptional({ example: 'duty', description: 'A kind of subject' })
  @IsOptional()
  @Matches(/^[a-z-]{1,60}$/)
  kind?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  subjectId?: string;

  @ApiPropertyOptional({ enum: ['done', 'refused'] })
  @IsOptional()
  @IsIn(['done', 'refused'])
  outcome?: 'done' | 'refused';

  @ApiPropertyOptional({ description: 'The number that a page gives with a fault, or the name of a job' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  requestId?: string;

  @ApiPropertyOptional({
    example: '青禾镇',
    description: 'Words of a name (or pinyin, initials): of who did it, or of what it was done to',
  })
  @IsOptional()
  @IsString()
  @Length(1, 50)
  q?: string;

  @ApiPropertyOptional({ enum: ['1'], description: 'Also who looked into the record' })
  @IsOptional()
  @IsIn(['1'])
  looks?: '1';
}

/** A page of them, newest first. */
export class AuditEntryQuery extends AuditFilterQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @ApiPropertyOptional({ default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
}

/** What of the record goes into a workbook. */
export class AuditExportQuery extends AuditFilterQuery {
  @ApiPropertyOptional({ enum: ['zh', 'en'], default: 'zh', description: 'The language of its words' })
  @IsOptional()
  @IsIn(['zh', 'en'])
  language: 'zh' | 'en' = 'zh';
}

/** Who is looked for: name, pinyin, initials or user name. */
export class AuditActorQuery {
  @ApiProperty({ example: 'linxm' })
  @IsString()
  @Length(1, 50)
  q: string;
}

export class AuditEntryParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

export class HistoryParam {
  @ApiProperty({ example: 'duty' })
  @Matches(/^[a-z-]{1,60}$/)
  kind: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;
}

export class HistoryQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @ApiPropertyOptional({ default: 20 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit: number = 20;
}
