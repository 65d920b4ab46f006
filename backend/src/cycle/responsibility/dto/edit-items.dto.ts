import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { ITEM_LIMITS } from '@zeren/domain/cycle/responsibility/items/item-limits';
import { QUANTITY, WEIGHT } from '@zeren/domain/cycle/responsibility/items/item-numbers';
import { CadenceClauseDto } from './item.dto';

/** One row of the sheet. */
export class ItemEditDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Left out for a new row.' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Of a new row, where its sender names it (a UUIDv7): sending it twice makes it once.',
  })
  @IsOptional()
  @IsUUID(7)
  newId?: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'R19' })
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.code)
  code?: string | null;

  @ApiProperty({ example: '每月召开党建例会逐村过进度、亮红黄绿灯，对红灯村现场督办' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(ITEM_LIMITS.textZh)
  textZh!: string;

  @ApiProperty({ example: '制度建设' })
  @IsString()
  @MaxLength(ITEM_LIMITS.catalogueCode)
  dimensionCode!: string;

  @ApiProperty({ example: '农村' })
  @IsString()
  @MaxLength(ITEM_LIMITS.catalogueCode)
  domainCode!: string;

  @ApiProperty({ example: '活动' })
  @IsString()
  @MaxLength(ITEM_LIMITS.catalogueCode)
  typeCode!: string;

  @ApiProperty({ example: '每月5日前', description: 'May be empty while one types.' })
  @IsString()
  @MaxLength(ITEM_LIMITS.cadencePhrase)
  cadencePhrase!: string;

  @ApiPropertyOptional({
    type: [CadenceClauseDto],
    nullable: true,
    description: 'What the phrase means, where it was chosen; read from the phrase when left out.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(12)
  cadenceClauses?: CadenceClause[] | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '例会通报、督办单' })
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.evidenceAsked)
  evidenceAsked?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '示例' })
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.basis)
  basis?: string | null;

  @ApiProperty({ enum: ['备案', '抽核', '必核'] })
  @IsIn(['备案', '抽核', '必核'])
  checkingClass!: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.lineWork)
  lineWork?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '90' })
  @IsOptional()
  @Matches(QUANTITY)
  quantity?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '%' })
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.quantityUnit)
  quantityUnit?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.standard)
  standard?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '5' })
  @IsOptional()
  @Matches(WEIGHT)
  weight?: string | null;
}

/** What was changed in a sheet since it was last saved. */
export class SaveItemsDto {
  @ApiProperty({ type: [ItemEditDto], maxItems: 200 })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique((row: ItemEditDto) => row.id ?? row.newId ?? row)
  @ValidateNested({ each: true })
  @Type(() => ItemEditDto)
  saved!: ItemEditDto[];

  @ApiProperty({ type: [String], format: 'uuid', maxItems: 200 })
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(200)
  removed!: string[];

  @ApiProperty({ type: [String], format: 'uuid', maxItems: 200, description: 'Empty when the order stays.' })
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(200)
  order!: string[];
}
