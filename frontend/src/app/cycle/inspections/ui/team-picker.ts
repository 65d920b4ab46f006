import { httpResource } from '@angular/common/http';
import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import type { Candidates, MemberBody } from '../data/inspection-views';

/** Who goes, and which of them leads. */
@Component({
  selector: 'zr-team-picker',
  template: `
    <ul>
      @for (one of candidates.value()?.items ?? []; track one.personId) {
        <li>
          <label>
            <input
              type="checkbox"
              [checked]="goes(one.personId)"
              [disabled]="fixed() === one.personId"
              (change)="toggle(one.personId)"
            />
            <span>{{ one.name }} {{ one.postTitle }}</span>
          </label>
          @if (!fixed() && goes(one.personId)) {
            <label>
              <input
                type="radio"
                name="leader"
                [checked]="leader() === one.personId"
                (change)="lead(one.personId)"
              />
              <span>{{ t('inspections.leader') }}</span>
            </label>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      list-style: none;
      max-height: 320px;
      overflow: auto;
      border: 1px solid var(--line-2);
      border-radius: var(--r2);
    }
    li {
      display: flex;
      gap: 16px;
      padding: 0 10px;
    }
    label {
      display: flex;
      align-items: center;
      gap: 6px;
      min-height: 40px;
    }
    label:first-child {
      flex: 1;
    }
  `,
})
export class TeamPicker {
  protected readonly t = injectWords();

  readonly planId = input.required<string>();
  readonly value = input<readonly MemberBody[]>([]);
  /** A leader who stays. */
  readonly fixed = input<string | null>(null);
  readonly changed = output<readonly MemberBody[]>();

  protected readonly candidates = latest(
    httpResource<Candidates>(() =>
      this.planId() ? `/api/inspection-plans/${this.planId()}/candidates` : undefined,
    ),
  );
  private readonly team = linkedSignal(() => this.value());
  protected readonly leader = computed(() => this.team().find(({ leads }) => leads)?.personId ?? null);

  protected goes(personId: string): boolean {
    return this.team().some((one) => one.personId === personId);
  }

  protected toggle(personId: string): void {
    const rest = this.team().filter((one) => one.personId !== personId);
    this.set(this.goes(personId) ? rest : [...rest, { personId, leads: rest.length === 0 }]);
  }

  protected lead(personId: string): void {
    this.set(this.team().map((one) => ({ personId: one.personId, leads: one.personId === personId })));
  }

  private set(team: readonly MemberBody[]): void {
    this.team.set(team);
    this.changed.emit(team);
  }
}
