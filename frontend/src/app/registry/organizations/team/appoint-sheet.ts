import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TENURE_KINDS, holdsFully, runsOn } from '@zeren/domain/registry/organizations/tenure';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import { END_REASONS } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import type { EndReason } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { TeamApi } from '../data/team-api';
import type { PostHistory } from '../data/team-views';
import { Meanwhile } from '../ui/meanwhile';
import { PersonPicker } from '../ui/person-picker';
import type { PickedPerson } from '../ui/person-picker';
import { TenureAct } from './tenure-act';

/** 任命: who takes the post, as what, from when, on which document; whoever holds it leaves on the day before. */
@Component({
  selector: 'zr-appoint-sheet',
  imports: [FormsModule, Meanwhile, PersonPicker, SealButton, Sheet],
  templateUrl: './appoint-sheet.html',
  styleUrl: './sheets.less',
})
export class AppointSheet {
  protected readonly t = injectWords();
  private readonly api = inject(TeamApi);
  private readonly session = inject(Session);
  private readonly once = new Act();
  protected readonly act = new TenureAct();

  readonly history = input.required<PostHistory>();
  readonly done = output<string>();
  readonly closed = output();

  protected readonly kinds = TENURE_KINDS;
  protected readonly reasons = END_REASONS;
  protected readonly person = signal<PickedPerson | null>(null);
  protected readonly kind = signal<TenureKind>('任职');
  protected readonly startsOn = signal(this.session.view()?.today ?? '');
  protected readonly endsOn = signal('');
  protected readonly note = signal('');
  /** Who is in the post on the first day of the new tenure. */
  protected readonly inPost = computed(() =>
    this.history().tenures.filter((tenure) => this.startsOn() !== '' && runsOn(tenure, this.startsOn())),
  );
  /** Appointed holders make room for the next; who leads the work goes when a holder comes. */
  protected readonly leaves = linkedSignal(
    () => new Set(holdsFully(this.kind()) ? this.inPost().map(({ id }) => id) : []),
  );
  protected readonly endReason = signal<EndReason | null>(null);
  protected readonly fault = computed(() => {
    const refusal = this.act.refusal();
    return refusal ? toProblem(refusal).field : undefined;
  });
  protected readonly complete = computed(
    () =>
      this.person() !== null &&
      this.startsOn() !== '' &&
      (this.leaves().size === 0 || this.endReason() !== null),
  );

  protected toggle(id: string): void {
    const leaves = new Set(this.leaves());
    if (!leaves.delete(id)) leaves.add(id);
    this.leaves.set(leaves);
  }

  protected async go(): Promise<void> {
    const person = this.person();
    if (!person || !this.complete()) return;
    const replaces = this.inPost()
      .filter(({ id }) => this.leaves().has(id))
      .map(({ id, version }) => ({ tenureId: id, version, endReason: this.endReason()!, endNote: null }));
    const tenure = {
      postId: this.history().post.id,
      personId: person.id,
      kind: this.kind(),
      startsOn: this.startsOn(),
      endsOn: this.endsOn() || null,
      startNote: this.note().trim() || null,
      replaces,
    };
    if (await this.act.run(() => this.api.appoint(tenure, this.once), this.history())) {
      const key = replaces.length > 0 ? 'team.done.appointedWithHandover' : 'team.done.appointed';
      this.done.emit(this.t(key, { name: person.name }));
    }
  }
}
