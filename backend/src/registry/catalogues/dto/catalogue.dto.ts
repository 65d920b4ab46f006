import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CATALOGUES } from '@zeren/domain/registry/catalogues/catalogue-entry';
import type { CatalogueName } from '@zeren/domain/registry/catalogues/catalogue-entry';

/** Which catalogue. */
export class CatalogueParam {
  @ApiProperty({ enum: CATALOGUES, example: 'domains' })
  @IsIn(CATALOGUES)
  catalogue!: CatalogueName;
}

/** One row. */
export class CatalogueEntryDto {
  @ApiProperty({ example: '农村' })
  code!: string;

  @ApiProperty({ example: '农村' })
  nameZh!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Rural' })
  nameEn!: string | null;

  @ApiProperty({ example: 10 })
  sort!: number;

  @ApiProperty({ description: 'Whose rule it is; 示例 marks an example.', example: '示例' })
  basisLevel!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { rank: 2 } })
  attributes!: Record<string, unknown>;
}

/** A catalogue as in force today. */
export class CatalogueDto {
  @ApiProperty({ type: [CatalogueEntryDto] })
  items!: CatalogueEntryDto[];
}
