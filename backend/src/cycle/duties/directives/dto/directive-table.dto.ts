import { ApiProperty } from '@nestjs/swagger';
import { TABLE_LIMITS } from '@zeren/domain/cycle/duties/directives/table-columns';
import { ArrayMaxSize, IsArray, IsObject } from 'class-validator';
import { DutySentenceDto } from '../../dto/duty.dto';
import { TableColumnDto, TableVersionDto } from './directives.dto';

/** What is wrong with a cell, and how to mend it. */
export class CellFaultDto extends DutySentenceDto {
  @ApiProperty({ example: 0, description: 'From 0' })
  row: number;
  @ApiProperty({ example: 'c1' })
  key: string;
  @ApiProperty({ example: 'number' })
  code: string;
}

/** Rows as they are typed. */
export class TableRowsBody {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: { type: 'string' } },
    example: [{ c1: '12' }],
  })
  @IsArray()
  @ArrayMaxSize(TABLE_LIMITS.rows)
  @IsObject({ each: true })
  rows: Record<string, string>[];
}

/** What became of a saving. */
export class TableSavedDto {
  @ApiProperty({ example: 2, description: 'What If-Match names next' })
  version: number;
  @ApiProperty({ format: 'date-time' })
  savedAt: string;
  @ApiProperty({ type: [CellFaultDto], description: 'What stands in the way of sending' })
  faults: CellFaultDto[];
}

/** A duty's table, to be filled or read. */
export class DutyTableDto {
  @ApiProperty({ format: 'uuid' })
  dutyId: string;
  @ApiProperty({ type: [TableColumnDto] })
  columns: TableColumnDto[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { 'unit-name': '青禾镇党委', members: '812' },
    description: 'What the system fills in, by fact',
  })
  known: Record<string, string>;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: { type: 'string' } },
    description: 'What was typed last, or handed in last',
  })
  rows: Record<string, string>[];
  @ApiProperty({ example: 0, description: 'What If-Match names when saving; 0 begins the next version' })
  version: number;
  @ApiProperty({ type: String, nullable: true, format: 'date-time', description: 'When the draft was saved' })
  savedAt: string | null;
  @ApiProperty({ type: [CellFaultDto] })
  faults: CellFaultDto[];
  @ApiProperty({ type: [TableVersionDto], description: 'What was handed in, oldest first' })
  versions: TableVersionDto[];
  @ApiProperty()
  canFill: boolean;
}
