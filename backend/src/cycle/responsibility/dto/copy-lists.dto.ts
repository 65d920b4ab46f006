import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

export class CopyListsDto {
  @ApiProperty({ example: 2026 })
  @IsInt()
  @Min(2017)
  @Max(2100)
  fromYear!: number;

  @ApiProperty({ example: 2027 })
  @IsInt()
  @Min(2017)
  @Max(2100)
  toYear!: number;
}

export class CopiedListsDto {
  @ApiProperty({ format: 'uuid' })
  listSetId!: string;

  @ApiProperty({ example: 200 })
  lists!: number;

  @ApiProperty({ example: 1260 })
  items!: number;

  @ApiProperty({ description: 'Whether lists are left: ask again.' })
  more!: boolean;
}
