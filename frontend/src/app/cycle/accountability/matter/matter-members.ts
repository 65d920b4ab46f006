import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { FindOne } from '../../../platform/ui/find-one';
import type { FoundRow } from '../../../platform/ui/find-one';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import type { Directory } from '../../../registry/organizations/data/team-views';
import { AccountabilityApi } from '../data/accountability-api';
import type { MatterView } from '../data/accountability-views';

/** Who may know of the matter (知悉范围): posts; whoever decides names further ones, to keep the papers. */
@Component({
  selector: 'zr-matter-members',
  imports: [FindOne, RefusalNote],
  template: `
    <section class="panel">
      <div class="panel-head">
        <h2>{{ t('accountability.members.title') }}</h2>
        <span class="meta">{{ t('accountability.members.meta') }}</span>
      </div>
      <ul>
        @for (member of matter().members; track member.postId) {
          <li>
            <span>
              {{ member.organizationName }} {{ member.postTitle }}
              <b>{{ member.holderName ?? t('accountability.members.vacant') }}</b>
              <small>{{ t('accountability.members.role.' + member.role) }}</small>
            </span>
            @if (matter().acts.nameMembers && member.role !== 'decider') {
              <button type="button" class="link-button" [disabled]="busy()" (click)="remove(member.postId)">
                {{ t('accountability.members.remove') }}
              </button>
            }
          </li>
        }
      </ul>
      @if (matter().acts.nameMembers) {
        <div class="field">
          <label for="member-post">{{ t('accountability.members.add') }}</label>
          <zr-find-one
            id="member-post"
            [change]="t('team.person.change')"
            [placeholder]="t('accountability.members.find')"
            [asked]="found"
            [rows]="rows()"
            [nothing]="t('accountability.members.nothing', { text: words() })"
            (words)="words.set($event)"
            (picked)="add($event)"
          />
        </div>
      }
      <zr-refusal-note [error]="problem()" />
    </section>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
      padding: 8px 14px;
      border-bottom: 1px solid var(--line-2);
      font-size: var(--t14);
    }
    li button {
      margin-left: auto;
    }
    small {
      color: var(--ink-3);
    }
    .field {
      padding: 10px 14px;
    }
    @media (max-width: 767px) {
      .panel {
        border-width: 1px 0;
        border-radius: 0;
      }
    }
  `,
})
export class MatterMembers {
  protected readonly t = injectWords();
  private readonly api = inject(AccountabilityApi);
  private readonly adding = new Act();

  readonly matter = input.required<MatterView>();
  readonly changed = output<MatterView>();

  protected readonly words = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly found = latest(
    httpResource<Directory>(() =>
      this.words() ? withQuery('/api/directory', { q: this.words(), kinds: ['post'], limit: 20 }) : undefined,
    ),
  );
  protected readonly rows = computed((): readonly FoundRow[] =>
    (this.found.value()?.items ?? []).map(({ id, name, where, holders }) => ({
      ...{ id, name },
      beside: [where, ...holders].filter(Boolean).join(' '),
    })),
  );

  protected add(postId: string): Promise<void> {
    this.words.set('');
    return this.act(() => this.api.addMember(this.matter().id, postId, this.adding));
  }

  protected remove(postId: string): Promise<void> {
    return this.act(() => this.api.removeMember(this.matter().id, postId));
  }

  private async act(send: () => Promise<MatterView>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.changed.emit(await send());
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
