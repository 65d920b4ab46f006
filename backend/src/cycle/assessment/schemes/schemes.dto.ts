import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { SchemeFaultView } from '../dto/simulation.dto';

export const SCHEME_STATES = ['draft', 'published'] as const;
export type SchemeState = (typeof SCHEME_STATES)[number];

export class SchemeParam {
  @ApiProperty({ format: 'uuid' }) @IsUUID() id: string;
}

export class AssessmentPageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() after?: string;
  @ApiPropertyOptional({ default: 50, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

/** A document, or one of the ready sets to begin with. */
export class NewSchemeBody {
  @ApiProperty({ format: 'uuid', description: 'The body whose rule it is' }) @IsUUID() organizationId: string;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'A scheme document: docs/scheme-format.md. With faults it is kept as a draft.',
  })
  @IsOptional()
  @IsObject()
  document?: Record<string, unknown>;
  @ApiPropertyOptional({ example: 'township-secretary', description: 'The code of a ready set' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  readySet?: string;
}

export class SchemeDocumentBody {
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() document: Record<string, unknown>;
}

export class SentenceView {
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
}

export class ReadySetView {
  @ApiProperty({ example: 'township-secretary' }) code: string;
  @ApiProperty() zh: string;
  @ApiProperty() en: string;
  @ApiProperty({ example: 10 }) indicators: number;
}

export class ReadySetsView {
  @ApiProperty({ type: [ReadySetView] }) items: ReadySetView[];
}

export class SchemeRowView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) organizationId: string;
  @ApiProperty({ example: '云岭县委' }) organizationName: string;
  @ApiProperty({ example: 'township-secretary' }) code: string;
  @ApiProperty({ description: 'As the document numbers itself' }) versionNo: number;
  @ApiProperty() nameZh: string;
  @ApiProperty() nameEn: string;
  @ApiProperty({ enum: SCHEME_STATES, enumName: 'SchemeState' }) state: SchemeState;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) publishedAt: string | null;
  @ApiProperty() version: number;
}

export class SchemePageView {
  @ApiProperty({ type: [SchemeRowView] }) items: SchemeRowView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class SchemeFactView extends SentenceView {
  @ApiProperty({ example: 'duties.on_time' }) key: string;
  @ApiProperty({ example: 'number' }) kind: string;
  @ApiProperty({ enum: ['room', 'sheet', 'survey', 'marks'], description: 'Where its values come from' })
  source: string;
}

export class SchemeIndicatorView extends SentenceView {
  @ApiProperty({ example: 'T01' }) code: string;
  @ApiProperty({ type: String, nullable: true }) section: string | null;
  @ApiProperty({ type: String, nullable: true }) dimension: string | null;
  @ApiProperty({ type: String, nullable: true }) evidence: string | null;
  @ApiProperty({ example: '10' }) points: string;
  @ApiProperty({ description: 'Of these so many rest on opinion' }) subjective: string;
  @ApiProperty({ type: [SentenceView], description: 'The rule in words' }) rule: SentenceView[];
  @ApiProperty({ type: [SentenceView] }) limits: SentenceView[];
}

export class SchemeLineView extends SentenceView {
  @ApiProperty() code: string;
  @ApiProperty() kind: string;
  @ApiProperty() inForce: boolean;
  @ApiProperty({ type: [SentenceView] }) rule: SentenceView[];
}

export class SchemeGradeView extends SentenceView {
  @ApiProperty() code: string;
  @ApiProperty({ type: String, nullable: true }) min: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Share of a group' }) quota: string | null;
}

export class SchemeSectionView extends SentenceView {
  @ApiProperty() code: string;
}

/** A scheme as people read it; of a document that can't be read, its faults and no parts. */
export class SchemeView extends SchemeRowView {
  @ApiProperty({ type: [SchemeFaultView] }) faults: SchemeFaultView[];
  @ApiProperty({ type: [SchemeFaultView] }) warnings: SchemeFaultView[];
  @ApiProperty({ type: String, nullable: true }) digest: string | null;
  @ApiProperty({ example: '100' }) total: string;
  @ApiProperty({ example: '示例', description: 'Whose rule it is' }) basisKind: string;
  @ApiProperty({ type: String, nullable: true }) basisDocument: string | null;
  @ApiProperty({ type: [SchemeSectionView] }) sections: SchemeSectionView[];
  @ApiProperty({ type: [SchemeIndicatorView] }) indicators: SchemeIndicatorView[];
  @ApiProperty({ type: [SchemeFactView] }) facts: SchemeFactView[];
  @ApiProperty({ type: [SchemeLineView] }) adjustments: SchemeLineView[];
  @ApiProperty({ type: [SchemeGradeView] }) grades: SchemeGradeView[];
  @ApiProperty({ description: 'Whether the one who asks may change or publish it' }) mayChange: boolean;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The document itself' })
  document: Record<string, unknown>;
}
