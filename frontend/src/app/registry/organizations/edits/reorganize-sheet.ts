import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { OrganizationActs } from '../data/organization-acts';
import type { OrganizationView, Reorganization, Reorganize } from '../data/organization-views';
import { OrganizationPicker } from '../ui/organization-picker';
import type { PickedOrganization } from '../ui/organization-picker';
import { DatedFields } from './dated-fields';

/** A new organisation of a split, as it is typed. */
interface Founded {
  readonly nameZh: string;
  readonly code: string;
  readonly members: number;
}

/** Where something goes, as a select says it: nothing said, it ends, or the number of a target. */
type Place = '' | 'ends' | `${number}`;

/** 合并, 分设 and 撤销: first what would happen, row by row, then doing just that. */
@Component({
  selector: 'zr-reorganize-sheet',
  imports: [FormsModule, DatedFields, OrganizationPicker, RefusalNote, SealButton, Sheet],
  templateUrl: './reorganize-sheet.html',
  styleUrls: ['../team/sheets.less', './reorganize-sheet.less'],
})
export class ReorganizeSheet {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly acts = inject(OrganizationActs);
  private readonly session = inject(Session);
  private readonly once = new Act();

  readonly organization = input.required<OrganizationView>();
  readonly kind = input.required<Reorganize['kind']>();
  readonly done = output<Reorganization>();
  readonly closed = output();

  protected readonly target = signal<PickedOrganization | null>(null);
  protected readonly founded = signal<readonly Founded[]>([{ nameZh: '', code: '', members: 0 }]);
  protected readonly goesOn = signal(true);
  protected readonly on = linkedSignal(() => this.session.view()?.today ?? '');
  protected readonly basis = signal('');
  /** What a merger has ended at first: heads, as there is one already. */
  protected readonly places = linkedSignal<Readonly<Record<string, Place>>>(() =>
    this.kind() === 'merge'
      ? Object.fromEntries(this.organization().posts.map(({ id, isHead }) => [id, isHead ? 'ends' : '']))
      : {},
  );
  protected readonly preview = signal<Reorganization | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected readonly complete = computed(() => {
    if (!this.on() || !this.basis().trim()) return false;
    if (this.kind() === 'merge') return this.target() !== null;
    return (
      this.kind() === 'close' || this.founded().every(({ nameZh, code }) => nameZh.trim() && code.trim())
    );
  });
  /** The names that things may go to. */
  protected readonly targets = computed(() =>
    this.kind() === 'merge' ? [this.target()?.nameZh ?? ''] : this.founded().map(({ nameZh }) => nameZh),
  );
  /** What is to be placed, under its heading. */
  protected readonly groups = computed(() => {
    const shown = this.preview();
    if (!shown || this.kind() === 'close') return [];
    return [
      { key: 'children', rows: shown.children.map((one) => ({ ...one, note: '', mayEnd: false })) },
      {
        key: 'posts',
        rows: shown.posts.map((one) => ({
          ...one,
          mayEnd: true,
          note: [
            one.holders.join(this.t('organizations.guidance.comma')) || this.t('organizations.vacant'),
            one.matters > 0 ? this.t('organizations.reorganize.matters', { n: one.matters }) : '',
          ]
            .filter(Boolean)
            .join(' · '),
        })),
      },
      { key: 'guidance', rows: shown.guidance.map((one) => ({ ...one, note: '', mayEnd: true })) },
    ].filter(({ rows }) => rows.length > 0);
  });

  protected set(index: number, change: Partial<Founded>): void {
    this.founded.update((all) => all.map((one, at) => (at === index ? { ...one, ...change } : one)));
    this.preview.set(null);
  }

  protected more(): void {
    this.founded.update((all) => [...all, { nameZh: '', code: '', members: 0 }]);
    this.preview.set(null);
  }

  protected place(id: string, place: Place): void {
    this.places.update((places) => ({ ...places, [id]: place }));
    void this.look();
  }

  /** Says what would happen. */
  protected look(): Promise<void> {
    return this.ask(true);
  }

  /** Does what was looked at. */
  protected go(): Promise<void> {
    return this.ask(false);
  }

  protected stale(): void {
    this.preview.set(null);
  }

  private async ask(dryRun: boolean): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const answer = await this.acts.reorganize(this.request(dryRun), this.once);
      if (dryRun) this.preview.set(answer);
      else this.done.emit(answer);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }

  private request(dryRun: boolean): Reorganize {
    const { id, version, kindCode, levelCode, domainCode } = this.organization();
    const target = this.target();
    const targets: Reorganize['targets'] =
      this.kind() === 'close'
        ? []
        : this.kind() === 'merge' && target
          ? [{ organizationId: target.id }]
          : this.founded().map(({ nameZh, code, members }) => ({
              founded: { nameZh: nameZh.trim(), code: code.trim(), kindCode, levelCode, domainCode },
              members: Number(members) || 0,
            }));
    const placements = Object.entries(this.places())
      .filter(([, place]) => place !== '')
      .map(([placed, place]) => ({ id: placed, to: place === 'ends' ? null : Number(place) }));
    const digest = this.preview()?.digest;
    return {
      kind: this.kind(),
      sources: [{ id, version }],
      targets,
      sourceGoesOn: this.kind() === 'split' && this.goesOn(),
      placements,
      on: this.on(),
      basis: this.basis().trim(),
      dryRun,
      ...(dryRun || digest === undefined ? {} : { digest }),
    };
  }
}
