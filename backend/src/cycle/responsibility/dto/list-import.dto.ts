import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { ListPageQuery } from './list.dto';

/** The year that uploaded items are for. */
export class ListImportForm {
  @ApiProperty({ example: 2026 })
  @Type(() => Number)
  @IsInt()
  @Min(2017)
  @Max(2100)
  year!: number;
}

/** Which lists go out: those that the page of lists shows. */
export class ListExportQuery extends OmitType(ListPageQuery, ['after', 'limit'] as const) {}
