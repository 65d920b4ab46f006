import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import { ITEM_LIMITS } from '@zeren/domain/cycle/responsibility/items/item-limits';
import { QUANTITY, WEIGHT } from '@zeren/domain/cycle/responsibility/items/item-numbers';

const STATES = ['draft', 'published', 'superseded'] as const;
const text = { type: String, nullable: true } as const;

/** Which templates. */
export class TemplatesQuery {
  @ApiPropertyOptional({ example: '村' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  level?: string;

  @ApiPropertyOptional({ example: '农村' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  domain?: string;
}

/** Which template version. */
export class TemplateParam {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;
}

/** A version of a template. */
export class TemplateVersionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 2 })
  versionNo!: number;

  @ApiProperty({ enum: STATES })
  state!: (typeof STATES)[number];

  @ApiProperty({ ...text, example: '按2026年要点调整' })
  note!: string | null;

  @ApiProperty({ ...text, format: 'date-time' })
  publishedAt!: string | null;
}

/** The template of one kind of post: the version in force, or the first draft. */
export class TemplateRowDto extends TemplateVersionDto {
  @ApiProperty({ example: '村党组织书记' })
  postKind!: string;

  @ApiProperty({ example: '村' })
  levelCode!: string;

  @ApiProperty({ ...text, example: '农村' })
  domainCode!: string | null;

  @ApiProperty({ example: '村党组织书记责任清单模板' })
  title!: string;

  @ApiProperty({ example: 7 })
  itemCount!: number;

  @ApiProperty({ ...text, format: 'uuid', description: 'The next version, where one is drafted.' })
  draftId!: string | null;

  @ApiProperty({ example: 1 })
  version!: number;
}

export class TemplatesDto {
  @ApiProperty({ type: [TemplateRowDto] })
  items!: TemplateRowDto[];

  @ApiProperty({ description: 'Whether the asker keeps the templates of the district.' })
  mayKeep!: boolean;
}

export class TemplateItemDto {
  @ApiProperty({ example: 'R25' })
  code!: string;

  @ApiProperty({ example: '每月至少一次支部主题党日，议题围绕村里要办的事' })
  textZh!: string;

  @ApiProperty(text)
  textEn!: string | null;

  @ApiProperty({ example: '组织建设' })
  dimension!: string;

  @ApiProperty({ example: '农村' })
  domain!: string;

  @ApiProperty({ example: '活动' })
  type!: string;

  @ApiProperty({ example: '每月25日前' })
  cadencePhrase!: string;

  @ApiProperty({ ...text, description: 'What the phrase was read as; null while undated.' })
  cadenceZh!: string | null;

  @ApiProperty(text)
  cadenceEn!: string | null;

  @ApiProperty({ ...text, example: '记录、照片' })
  evidenceAsked!: string | null;

  @ApiProperty({ example: '示例' })
  basis!: string;

  @ApiProperty({ enum: ['备案', '抽核', '必核'] })
  checkingClass!: string;

  @ApiProperty({ ...text, example: '5' })
  weight!: string | null;

  @ApiProperty(text)
  lineWork!: string | null;

  @ApiProperty({ ...text, example: '12' })
  quantity!: string | null;

  @ApiProperty({ ...text, example: '次' })
  quantityUnit!: string | null;

  @ApiProperty(text)
  standard!: string | null;
}

export class TemplateDto extends TemplateRowDto {
  @ApiProperty({ type: [TemplateItemDto] })
  items!: TemplateItemDto[];

  @ApiProperty({ type: [TemplateVersionDto], description: 'Newest first.' })
  versions!: TemplateVersionDto[];

  @ApiProperty()
  mayKeep!: boolean;
}

export class TemplateFieldChangeDto {
  @ApiProperty({ example: 'cadencePhrase' })
  field!: string;

  @ApiProperty(text)
  before!: string | null;

  @ApiProperty(text)
  after!: string | null;
}

export class TemplateChangeDto {
  @ApiProperty({ enum: ['added', 'changed', 'removed'] })
  kind!: 'added' | 'changed' | 'removed';

  @ApiProperty({ example: 'R25' })
  code!: string;

  @ApiProperty()
  textZh!: string;

  @ApiProperty({ type: [TemplateFieldChangeDto] })
  fields!: readonly TemplateFieldChangeDto[];
}

export class TemplateDiffQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'An older version; the one before when left out.' })
  @IsOptional()
  @IsUUID()
  templateId?: string;
}

export class TemplateDiffDto {
  @ApiProperty({ example: 2 })
  versionNo!: number;

  @ApiProperty({ type: Number, nullable: true, example: 1 })
  olderVersionNo!: number | null;

  @ApiProperty({ type: [TemplateChangeDto] })
  changes!: TemplateChangeDto[];
}

/** What to draft from: exactly one of the three. */
export class DraftTemplateDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'The next version of this one.' })
  @IsOptional()
  @IsUUID()
  templateId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The items of a list, for its kind of post.' })
  @IsOptional()
  @IsUUID()
  listId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'One for each kind of post that has none yet.' })
  @IsOptional()
  @IsUUID()
  listSetId?: string;
}

export class DraftedTemplatesDto {
  @ApiProperty({ type: [String], format: 'uuid' })
  templateIds!: string[];
}

export class DiscardedTemplateDto {
  @ApiProperty({ ...text, format: 'uuid', description: 'The version in force, which stays.' })
  inForceId!: string | null;
}

export class TemplateItemEditDto {
  @ApiPropertyOptional({ ...text, example: 'R25', description: 'Given by the program when left out.' })
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.code)
  code?: string | null;

  @ApiProperty({ example: '每月至少一次支部主题党日，议题围绕村里要办的事' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(ITEM_LIMITS.textZh)
  textZh!: string;

  @ApiProperty({ example: '组织建设' })
  @IsString()
  @MaxLength(ITEM_LIMITS.catalogueCode)
  dimension!: string;

  @ApiProperty({ example: '农村' })
  @IsString()
  @MaxLength(ITEM_LIMITS.catalogueCode)
  domain!: string;

  @ApiProperty({ example: '活动' })
  @IsString()
  @MaxLength(ITEM_LIMITS.catalogueCode)
  type!: string;

  @ApiProperty({ example: '每月25日前' })
  @IsString()
  @MaxLength(ITEM_LIMITS.cadencePhrase)
  cadencePhrase!: string;

  @ApiPropertyOptional({ ...text, example: '记录、照片' })
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.evidenceAsked)
  evidenceAsked?: string | null;

  @ApiPropertyOptional({ ...text, example: '示例' })
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.basis)
  basis?: string | null;

  @ApiProperty({ enum: ['备案', '抽核', '必核'] })
  @IsIn(['备案', '抽核', '必核'])
  checkingClass!: string;

  @ApiPropertyOptional({ ...text, example: '5' })
  @IsOptional()
  @Matches(WEIGHT)
  weight?: string | null;

  @ApiPropertyOptional(text)
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.lineWork)
  lineWork?: string | null;

  @ApiPropertyOptional({ ...text, example: '12' })
  @IsOptional()
  @Matches(QUANTITY)
  quantity?: string | null;

  @ApiPropertyOptional({ ...text, example: '次' })
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.quantityUnit)
  quantityUnit?: string | null;

  @ApiPropertyOptional(text)
  @IsOptional()
  @IsString()
  @MaxLength(ITEM_LIMITS.standard)
  standard?: string | null;
}

/** A draft as somebody left it: all its items in their order. */
export class SaveTemplateDto {
  @ApiProperty({ example: '村党组织书记责任清单模板' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  title!: string;

  @ApiPropertyOptional({ ...text, example: '按2026年要点调整' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  note?: string | null;

  @ApiProperty({ type: [TemplateItemEditDto], maxItems: 200 })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => TemplateItemEditDto)
  items!: TemplateItemEditDto[];
}
