import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
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

const EXPORT_FORMATS = ['xlsx', 'csv', 'csv-gb18030'] as const;

export type ListExportFormat = (typeof EXPORT_FORMATS)[number];

/** Which lists go out: those that the page of lists shows; as a workbook unless something else is asked for. */
export class ListExportQuery extends OmitType(ListPageQuery, ['after', 'limit'] as const) {
  @ApiPropertyOptional({
    enum: EXPORT_FORMATS,
    description: 'CSV is UTF-8 with a byte order mark, or GB18030.',
  })
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  format?: ListExportFormat;
}
