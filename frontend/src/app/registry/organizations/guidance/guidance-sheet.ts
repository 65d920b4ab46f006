import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import { GUIDANCE_RIGHTS } from '@zeren/domain/registry/organizations/guidance/guidance';
import type { GuidanceRight } from '@zeren/domain/registry/organizations/guidance/guidance';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { GuidanceApi } from '../data/guidance-api';
import type { Guidance, OrganizationView } from '../data/organization-views';
import { OrganizationPicker } from '../ui/organization-picker';
import type { PickedOrganization } from '../ui/organization-picker';
import { percentOf } from './rights';

/** 建立或调整指导关系: who guides, of which kind, with which rights, from when to when and by which document. */
@Component({
  selector: 'zr-guidance-sheet',
  imports: [FormsModule, OrganizationPicker, RefusalNote, SealButton, Sheet],
  templateUrl: './guidance-sheet.html',
  styleUrl: '../team/sheets.less',
})
export class GuidanceSheet {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly api = inject(GuidanceApi);
  private readonly session = inject(Session);
  private readonly once = new Act();

  readonly organization = input.required<OrganizationView>();
  /** The one to be changed; a new one without it. */
  readonly edge = input<Guidance>();
  readonly done = output();
  readonly closed = output();

  protected readonly rights = GUIDANCE_RIGHTS;
  /** Whether the organisation on the page is the one that guides. */
  protected readonly guides = linkedSignal(() => this.edge()?.guide.id === this.organization().id);
  protected readonly other = signal<PickedOrganization | null>(null);
  protected readonly kind = linkedSignal(() => this.edge()?.kindCode ?? '行业指导');
  protected readonly post = linkedSignal(() => this.edge()?.post?.id ?? '');
  protected readonly withSubtree = linkedSignal(() => this.edge()?.withSubtree ?? true);
  protected readonly granted = linkedSignal<ReadonlySet<GuidanceRight>>(
    () => new Set(this.edge()?.rights ?? ['see']),
  );
  protected readonly percent = linkedSignal(() => {
    const share = this.edge()?.scoreShare;
    return share ? percentOf(share) : '';
  });
  protected readonly from = linkedSignal(() => this.edge()?.validFrom ?? this.session.view()?.today ?? '');
  protected readonly to = linkedSignal(() => this.edge()?.validTo ?? '');
  protected readonly basis = linkedSignal(() => this.edge()?.basis ?? '');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected readonly kinds = latest(httpResource<CatalogueDto>(() => '/api/catalogues/guidance-kinds'));
  /** A point of contact is somebody's. */
  protected readonly ofPost = computed(
    () => this.kinds.value()?.items.find(({ code }) => code === this.kind())?.attributes['ofPost'] === true,
  );
  private readonly guideId = computed(() =>
    this.guides() ? this.organization().id : (this.other()?.id ?? this.edge()?.guide.id),
  );
  protected readonly guide = latest(
    httpResource<OrganizationView>(() =>
      this.ofPost() && !this.edge() && this.guideId() ? `/api/organizations/${this.guideId()}` : undefined,
    ),
  );
  protected readonly complete = computed(
    () =>
      (this.edge() ?? this.other()) &&
      this.granted().size > 0 &&
      (!this.ofPost() || this.post()) &&
      this.from() &&
      this.basis().trim(),
  );

  /** Whoever hands out tasks or inspects must see; so that is ticked along. */
  protected turn(right: GuidanceRight): void {
    this.granted.update((all) => {
      const next = new Set(all);
      if (!next.delete(right)) {
        next.add(right);
        if (right !== 'score') next.add('see');
      } else if (right === 'see') {
        next.delete('assign');
        next.delete('inspect');
      }
      return next;
    });
  }

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    const says = {
      withSubtree: this.withSubtree(),
      rights: GUIDANCE_RIGHTS.filter((right) => this.granted().has(right)),
      scoreShare: this.granted().has('score') ? shareOf(this.percent()) : null,
      basis: this.basis().trim(),
      validTo: this.to() || null,
    };
    try {
      const edge = this.edge();
      if (edge) await this.api.change(edge, says);
      else await this.api.set({ ...says, ...this.ends(), ...this.such() }, this.once);
      this.done.emit();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }

  private ends(): { guideId: string; guidedId: string } {
    const [here, there] = [this.organization().id, this.other()!.id];
    return this.guides() ? { guideId: here, guidedId: there } : { guideId: there, guidedId: here };
  }

  private such() {
    return { kindCode: this.kind(), postId: this.ofPost() ? this.post() : null, validFrom: this.from() };
  }
}

/** 30 as a share: 0.3; what is no number is left for the server to refuse. */
function shareOf(percent: string): string | null {
  const hundredths = Math.round(Number(percent) * 100);
  return Number.isFinite(hundredths) && hundredths > 0 ? String(hundredths / 10_000) : null;
}
