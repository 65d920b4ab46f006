import { cadenceSentence } from '@zeren/domain/cycle/responsibility/cadence-sentence';
import type { WholeTemplateItem } from '@zeren/domain/cycle/responsibility/templates/template-item';
import type { TemplateItemDto, TemplateVersionDto } from '../dto/templates.dto';
import type { TemplateRecord } from './templates.repository';

export function versionView({ id, versionNo, state, note, publishedAt }: TemplateRecord): TemplateVersionDto {
  return { id, versionNo, state, note, publishedAt: publishedAt?.toISOString() ?? null };
}

export function itemView({ cadenceClauses, ...item }: WholeTemplateItem): TemplateItemDto {
  const words = cadenceClauses && cadenceSentence(cadenceClauses);
  return { ...item, cadenceZh: words?.zh ?? null, cadenceEn: words?.en ?? null };
}
