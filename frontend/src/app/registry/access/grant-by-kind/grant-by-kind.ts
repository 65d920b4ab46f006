import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { OrganizationPicker } from '../../organizations/ui/organization-picker';
import type { PickedOrganization } from '../../organizations/ui/organization-picker';
import type { GrantByKind as Asked, GrantPreview, PostKind } from '../data/grant-views';
import { GrantsApi } from '../data/grants-api';
import { AccessWords } from '../ui/access-words';
import { GrantDays } from '../ui/grant-days';
import { SetChoice } from '../ui/set-choice';

/** 按岗位类别授权: the same grant for all posts of a kind; which posts is shown first, and just those are granted to. */
@Component({
  selector: 'zr-grant-by-kind',
  imports: [
    FormsModule,
    RouterLink,
    GrantDays,
    OrganizationPicker,
    PageTitle,
    RefusalNote,
    SealButton,
    SetChoice,
  ],
  templateUrl: './grant-by-kind.html',
  styleUrl: './grant-by-kind.less',
})
export class GrantByKind {
  protected readonly t = injectWords();
  private readonly api = inject(GrantsApi);
  private readonly words = inject(AccessWords);
  private readonly session = inject(Session);
  private readonly once = new Act();

  protected readonly kinds = latest(
    httpResource<{ readonly items: readonly PostKind[] }>(() =>
      this.session.view() ? '/api/grants/post-kinds' : undefined,
    ),
  );
  protected readonly kind = signal('');
  protected readonly set = signal<Asked['capabilitySet'] | null>(null);
  /** Each post over its own organisation, or all over one. */
  protected readonly one = signal(false);
  protected readonly root = signal<PickedOrganization | null>(null);
  protected readonly within = signal<PickedOrganization | null>(null);
  protected readonly validFrom = signal('');
  protected readonly lastDay = signal('');
  protected readonly busy = signal<'preview' | 'grant' | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly preview = signal<GrantPreview | null>(null);
  protected readonly granted = signal<number | null>(null);

  protected readonly setName = computed(() => this.words.set(this.set() ?? '')?.name ?? '');
  protected readonly between = computed(() => this.t('access.holder.between'));
  protected readonly asked = computed<Asked | null>(() => {
    const [postKind, capabilitySet, root, within] = [this.kind(), this.set(), this.root(), this.within()];
    if (!postKind || !capabilitySet || (this.one() && !root)) return null;
    return {
      postKind,
      capabilitySet,
      ...(this.one() && root ? { rootOrganizationId: root.id } : {}),
      ...(within ? { within: within.id } : {}),
      ...(this.validFrom() ? { validFrom: this.validFrom() } : {}),
      ...(this.lastDay() ? { lastDay: this.lastDay() } : {}),
    };
  });

  constructor() {
    // What was previewed is what is asked now, or nothing.
    effect(() => {
      this.asked();
      untracked(() => this.preview.set(null));
    });
  }

  protected pickSet(code: string): void {
    this.set.set(code as Asked['capabilitySet']);
  }

  protected look(): Promise<void> {
    return this.attempt('preview', async (asked) => this.preview.set(await this.api.preview(asked)));
  }

  protected go(): Promise<void> {
    const seen = this.preview();
    if (!seen) return Promise.resolve();
    return this.attempt('grant', async (asked) => {
      const { granted } = await this.api.grantByKind(asked, seen.digest, this.once);
      this.granted.set(granted);
      this.preview.set(null);
    });
  }

  private async attempt(what: 'preview' | 'grant', work: (asked: Asked) => Promise<void>): Promise<void> {
    const asked = this.asked();
    if (!asked) return;
    this.busy.set(what);
    this.problem.set(null);
    this.granted.set(null);
    try {
      await work(asked);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(null);
    }
  }
}
