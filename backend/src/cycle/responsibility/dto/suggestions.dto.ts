import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** An empty cell that an item is wanted for. */
export class CellToFillDto {
  @ApiProperty({ example: '思想建设' })
  @IsString()
  @MaxLength(20)
  dimension!: string;

  @ApiProperty({ example: '学校' })
  @IsString()
  @MaxLength(20)
  domain!: string;

  @ApiPropertyOptional({
    example: 'R10',
    description: 'Of the library; its first for the cell when left out.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;
}

export class DraftItemsDto {
  @ApiProperty({ type: [CellToFillDto], maxItems: 60 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => CellToFillDto)
  cells!: CellToFillDto[];
}

/** An item that now stands in somebody's draft. */
export class DraftedItemDto {
  @ApiProperty({ example: '思想建设' })
  dimension!: string;

  @ApiProperty({ example: '学校' })
  domain!: string;

  @ApiProperty({ format: 'uuid' })
  listId!: string;

  @ApiProperty({ example: '县委常委、宣传部部长' })
  postTitle!: string;

  @ApiProperty({ enum: ['post-kind', 'line-work', 'head'], description: 'Why this post bears it.' })
  why!: 'post-kind' | 'line-work' | 'head';

  @ApiProperty({ example: '每学期到中小学听思政课不少于两节，推动思政课一体化问题整改' })
  textZh!: string;
}

export class DraftedItemsDto {
  @ApiProperty({ type: [DraftedItemDto] })
  drafted!: DraftedItemDto[];

  @ApiProperty({
    type: [CellToFillDto],
    description:
      'Cells that have an item by now, that the library has nothing for, or that nobody could bear.',
  })
  left!: CellToFillDto[];
}
