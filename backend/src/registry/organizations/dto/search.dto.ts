import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

/** What is looked for: Chinese, pinyin or initials. */
export class OrganizationSearchQuery {
  @ApiProperty({ example: 'qhz' })
  @IsString()
  @Length(1, 50)
  q!: string;
}

/** An organisation found, with the names of those above it. */
export class OrganizationFoundDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '青禾镇党委' })
  nameZh!: string;

  @ApiProperty({ example: '中共云岭县委 / 青禾镇党委' })
  path!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What it was once called, when it was found by that.',
    example: null,
  })
  formerName!: string | null;
}

export class OrganizationsFoundDto {
  @ApiProperty({ type: [OrganizationFoundDto] })
  items!: OrganizationFoundDto[];
}
