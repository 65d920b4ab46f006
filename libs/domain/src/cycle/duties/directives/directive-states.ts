import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { directivesRefusals } from './directives-refusals';

/** Where a directive stands. Its duties have states of their own. */
export const DIRECTIVE_STATES = ['draft', 'issued', 'withdrawn'] as const;
export type DirectiveState = (typeof DIRECTIVE_STATES)[number];

/** 牵头 or 配合: each has a duty and a light of its own. */
export const TARGET_ROLES = ['lead', 'assist'] as const;
export type TargetRole = (typeof TARGET_ROLES)[number];

/** Where a filled table stands: typed, handed in, sent back, or replaced by a later one. */
export const RETURN_STATES = ['draft', 'sent', 'returned', 'replaced'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

/** So many units at once: a county's all, and no loop by mistake. */
export const MOST_TARGETS = 500;

interface IssuableDirective {
  readonly state: DirectiveState;
  readonly dueOn: string | null;
}

/** A draft with a day that is still to come and somebody to do it: no owner, no date, no duty. */
export function mayIssueDirective(
  { state, dueOn }: IssuableDirective,
  targets: number,
  today: string,
): Outcome<{ readonly dueOn: string }> {
  if (state !== 'draft') return refuse(directivesRefusals['directive.not-draft']());
  if (targets === 0) return refuse(directivesRefusals['directive.no-target']({ field: 'targets' }));
  if (dueOn === null) return refuse(directivesRefusals['directive.no-deadline']({ field: 'dueOn' }));
  if (dueOn < today) return refuse(directivesRefusals['directive.deadline-past']({ field: 'dueOn' }));
  return allow({ dueOn });
}

/** What is out, or only drafted, can be taken back once, with the reason that the targets read. */
export function mayWithdrawDirective({ state }: { readonly state: DirectiveState }): Outcome<'withdrawn'> {
  return state === 'withdrawn'
    ? refuse(directivesRefusals['directive.already-withdrawn']())
    : allow('withdrawn');
}

/** Only what was handed in is sent back, and not once it is verified. */
export function maySendBack(
  table: { readonly state: ReturnState },
  duty: { readonly state: string },
): Outcome<'returned'> {
  if (table.state !== 'sent') return refuse(directivesRefusals['directive.table-not-sent']());
  if (duty.state !== 'reported') return refuse(directivesRefusals['directive.table-verified']());
  return allow('returned');
}
