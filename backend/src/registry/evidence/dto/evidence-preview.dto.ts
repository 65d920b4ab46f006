import { ApiProperty } from '@nestjs/swagger';
import type { PreviewBlock } from '@zeren/domain/registry/evidence/preview';

/** A heading, a paragraph, or a table of a document: plain text, never markup. */
export class PreviewBlockDto {
  @ApiProperty({ enum: ['heading', 'paragraph', 'table'] })
  kind: 'heading' | 'paragraph' | 'table';
  @ApiProperty({ required: false, example: '会议纪要' })
  text?: string;
  @ApiProperty({ type: String, required: false, nullable: true, example: '台账' })
  name?: string | null;
  @ApiProperty({ type: 'array', required: false, items: { type: 'array', items: { type: 'string' } } })
  rows?: readonly (readonly string[])[];
}

/** What is shown of a document without an office program. */
export class EvidencePreviewDto {
  @ApiProperty({ type: [PreviewBlockDto] })
  blocks: PreviewBlock[];
}
