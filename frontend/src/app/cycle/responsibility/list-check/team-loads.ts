import { Component, computed, input, model, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { injectWords } from '../../../platform/i18n/words';
import { Light } from '../../../platform/ui/light';
import type { SetCheckResult } from '../data/responsibility-views';

type MemberLoad = SetCheckResult['teams'][number]['members'][number];

/** 班子成员负担: items per member of one team, and how much the three heads hold over all teams. */
@Component({
  selector: 'zr-team-loads',
  imports: [FormsModule, Light],
  template: `
    @if (team(); as shown) {
      <div class="panel-head">
        <h2>{{ t('responsibility.check.loads') }}</h2>
        @if (teams().length > 1) {
          <select
            class="input"
            [attr.aria-label]="t('responsibility.check.team')"
            [ngModel]="chosen()"
            (ngModelChange)="chosen.set($event)"
          >
            @for (one of teams(); track one.organizationId; let index = $index) {
              <option [ngValue]="index">{{ one.organizationName }}</option>
            }
          </select>
        } @else {
          <span class="meta">{{ shown.organizationName }}</span>
        }
        <span class="meta">{{
          t('responsibility.check.loadMeta', {
            n: shown.members.length,
            items: total(),
            median: shown.median,
          })
        }}</span>
      </div>
      <table>
        <tbody>
          @for (member of shown.members; track member.postId) {
            <tr>
              <th scope="row">
                @if (member.cells; as cells) {
                  <button
                    type="button"
                    class="link-button"
                    [attr.aria-pressed]="only()?.postId === member.postId"
                    [title]="t('responsibility.check.partOf', { name: member.title })"
                    [disabled]="cells.length === 0"
                    (click)="only.set(only()?.postId === member.postId ? null : member)"
                  >
                    {{ member.title }}
                  </button>
                } @else {
                  {{ member.title }}
                }
              </th>
              <td>
                <i [class.head]="member.isHead" [style.width.px]="width(member.items)"></i>
                <b>{{ member.items }}</b>
                @if (member.warning === 'none') {
                  <zr-light code="soon" [says]="t('responsibility.check.noItems')" />
                } @else if (member.warning === 'overloaded') {
                  <zr-light code="overdue" [says]="t('responsibility.check.overloaded')" />
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
      @if (untied().length > 0) {
        <p class="untied">
          {{ t('responsibility.check.untied', { names: untied().join(t('responsibility.check.and')) }) }}
        </p>
      }
    } @else {
      <div class="panel-head">
        <h2>{{ t('responsibility.check.loads') }}</h2>
      </div>
      <p class="none">{{ t('responsibility.check.noTeams') }}</p>
    }
    <div class="heads">
      <div class="bar" aria-hidden="true">
        <i [style.width.%]="headShare() ?? 0"></i><s [style.left.%]="line()"></s>
      </div>
      <p>
        {{
          headShare() === null
            ? t('responsibility.check.headsNone')
            : t(
                result().threeHeads.warns
                  ? 'responsibility.check.headsOver'
                  : 'responsibility.check.headsUnder',
                {
                  part: result().threeHeads.part,
                  whole: result().threeHeads.whole,
                  share: headShare()!,
                  line: line(),
                }
              )
        }}
      </p>
    </div>
  `,
  styles: `
    select.input {
      width: auto;
      min-height: 26px;
      padding: 0 6px;
      font-size: var(--t12);
    }
    table {
      width: calc(100% - 28px);
      margin: 6px 14px 0;
      font-size: var(--t13);
    }
    th {
      width: 40%;
      font-weight: 400;
      text-align: left;
      height: 25px;
    }
    .link-button[aria-pressed='true'] {
      font-weight: 600;
    }
    td {
      display: flex;
      align-items: center;
      gap: 8px;
      height: 25px;
    }
    td i {
      height: 12px;
      background: var(--h4);
    }
    td i.head {
      background: var(--c1);
    }
    b {
      font-weight: 400;
      font-variant-numeric: tabular-nums;
    }
    .none {
      padding: 14px;
      color: var(--ink-3);
    }
    .untied {
      padding: 8px 14px 0;
      font-size: var(--t12);
      line-height: 1.5;
      color: var(--soon);
    }
    .heads {
      margin: 10px 14px 12px;
      padding-top: 10px;
      border-top: 1px solid var(--line-2);
    }
    .heads p {
      margin-top: 6px;
      font-size: var(--t12);
      line-height: 1.5;
      color: var(--ink-2);
    }
    .bar {
      position: relative;
      height: 16px;
      background: var(--h4);
    }
    .bar i {
      display: block;
      height: 16px;
      background: var(--c1);
    }
    .bar s {
      position: absolute;
      top: -3px;
      bottom: -3px;
      border-left: 2px solid var(--ink);
    }
  `,
})
export class TeamLoads {
  protected readonly t = injectWords();
  readonly result = input.required<SetCheckResult>();
  /** The member whose part the matrix shows. */
  readonly only = model<MemberLoad | null>(null);
  protected readonly chosen = signal(0);

  protected readonly teams = computed(() => this.result().teams.filter(({ members }) => members.length >= 2));
  protected readonly team = computed(() => this.teams()[this.chosen()] ?? this.teams()[0]);
  protected readonly total = computed(() =>
    (this.team()?.members ?? []).reduce((sum, member) => sum + member.items, 0),
  );
  /** Members without an item tied to line work (一岗双责), once the set has any. */
  protected readonly untied = computed(() => {
    const asked = new Set(
      this.result().warnings.flatMap(({ code, postId }) =>
        code === 'untied-member' && postId ? [postId] : [],
      ),
    );
    return (this.team()?.members ?? []).filter(({ postId }) => asked.has(postId)).map(({ title }) => title);
  });
  private readonly most = computed(() =>
    Math.max(1, ...(this.team()?.members ?? []).map(({ items }) => items)),
  );
  protected readonly headShare = computed(() => {
    const { share } = this.result().threeHeads;
    return share === null ? null : Math.round(100 * share);
  });
  protected readonly line = computed(() => Math.round(100 * this.result().threeHeads.threshold));

  protected width(items: number): number {
    return Math.round((136 * items) / this.most());
  }
}
