import type { TemplateRunDto } from '../dto/template-lists.dto';
import type { TemplateRun } from './template-runs.repository';

export function runView(run: TemplateRun): TemplateRunDto {
  const { kind, state, listsDone, listsTotal, counts, refusal, askedAt, finishedAt } = run;
  return {
    kind,
    state,
    // Amended versions that were opened on the way may be met again.
    listsDone: Math.min(listsDone, listsTotal),
    listsTotal,
    opened: counts.opened ?? 0,
    drafts: counts.drafts ?? 0,
    amended: counts.amended ?? 0,
    asking: counts.asking ?? 0,
    left: counts.left ?? 0,
    refusal,
    askedAt: askedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
