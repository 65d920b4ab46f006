import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { QUANTITY } from '@zeren/domain/cycle/responsibility/items/item-numbers';
import { CopiedShareDto } from './check-result.dto';

const FINDINGS = ['orphan', 'no-person', 'shortfall', 'other-unit'] as const;
const text = { type: String, nullable: true } as const;

/** An item and whose it is. */
export class PlacedItemDto {
  @ApiProperty({ format: 'uuid' })
  itemId!: string;

  @ApiProperty({ format: 'uuid' })
  listId!: string;

  @ApiProperty({ ...text, example: 'R04' })
  code!: string | null;

  @ApiProperty({ example: '牵头抓党建促乡村振兴，每半年调度一次村集体经济和村级治理短板' })
  textZh!: string;

  @ApiProperty(text)
  textEn!: string | null;

  @ApiProperty({ example: '中共云岭县委' })
  organizationName!: string;

  @ApiProperty({ example: '县委副书记' })
  postTitle!: string;

  @ApiProperty({ ...text, example: '12' })
  quantity!: string | null;

  @ApiProperty({ ...text, example: '个村' })
  unit!: string | null;
}

/** An item that carries another one, so many links below it. */
export class CarrierDto extends PlacedItemDto {
  @ApiProperty({ example: 1 })
  depth!: number;

  @ApiProperty({ ...text, description: 'Its part, where it is not the whole of its own number.' })
  part!: string | null;
}

export class ItemFaultDto {
  @ApiProperty({ enum: FINDINGS })
  code!: (typeof FINDINGS)[number];

  @ApiProperty({ ...text, example: '12' })
  promised!: string | null;

  @ApiProperty({ ...text, example: '9' })
  below!: string | null;

  @ApiProperty({ ...text, description: 'The item below whose number is in another unit.' })
  lowerTextZh!: string | null;
}

export class UpperItemDto extends PlacedItemDto {
  @ApiProperty({ type: [ItemFaultDto] })
  findings!: ItemFaultDto[];

  @ApiProperty({ type: [CarrierDto], description: 'What carries it, from near to far; at most 100.' })
  carriers!: CarrierDto[];

  @ApiProperty({ example: 12 })
  carrierCount!: number;
}

export class DecompositionCountsDto {
  @ApiProperty({
    description: 'Items of the topmost level, and those that something below serves.',
    example: 18,
  })
  upper!: number;

  @ApiProperty({ description: 'Of these, carried by something below.', example: 9 })
  carried!: number;

  @ApiProperty({ example: 64 })
  links!: number;

  @ApiProperty({ example: 3 })
  orphans!: number;

  @ApiProperty({ example: 1 })
  shortfalls!: number;

  @ApiProperty({ example: 0 })
  otherUnits!: number;

  @ApiProperty({ example: 0 })
  withoutPerson!: number;
}

export class DecompositionDto {
  @ApiProperty({ format: 'uuid' })
  listSetId!: string;

  @ApiProperty({ example: '中共云岭县委2026年责任清单' })
  title!: string;

  @ApiProperty({ example: 2026 })
  year!: number;

  @ApiProperty()
  mayLink!: boolean;

  @ApiProperty({ type: DecompositionCountsDto })
  counts!: DecompositionCountsDto;

  @ApiProperty({ type: [UpperItemDto], description: 'Those with findings first; at most 200.' })
  upper!: UpperItemDto[];

  @ApiProperty({ type: [PlacedItemDto], description: 'Items below that serve nothing above; at most 200.' })
  orphans!: PlacedItemDto[];

  @ApiProperty({ type: [CopiedShareDto], description: 'Of the newest check (原样下发).' })
  copiedShares!: readonly CopiedShareDto[];
}

export class CandidatesQuery {
  @ApiProperty({ format: 'uuid', description: 'The upper item.' })
  @IsUUID()
  itemId!: string;

  @ApiPropertyOptional({ example: '集体经济' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  q?: string;
}

/** One wording of the lists below, with every item that has it. */
export class CandidateDto {
  @ApiProperty({ type: [String], format: 'uuid' })
  itemIds!: string[];

  @ApiProperty()
  textZh!: string;

  @ApiProperty(text)
  textEn!: string | null;

  @ApiProperty({ example: '村党组织书记' })
  postKind!: string;

  @ApiProperty({ ...text, description: 'Where there is one such item only.' })
  organizationName!: string | null;
}

export class LinkItemsDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  upperItemId!: string;

  @ApiProperty({ type: [String], format: 'uuid', maxItems: 500 })
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  lowerItemIds!: string[];

  @ApiPropertyOptional({
    ...text,
    example: '3',
    description: 'Its part of the upper number; for one item only.',
  })
  @IsOptional()
  @Matches(QUANTITY)
  quantity?: string | null;
}

export class UnlinkItemsDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  upperItemId!: string;

  @ApiProperty({ type: [String], format: 'uuid', maxItems: 500 })
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  lowerItemIds!: string[];
}

export class LinkedItemsDto {
  @ApiProperty({ description: 'Links that were made or taken off.', example: 60 })
  links!: number;
}
