import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WaitingSheetsView } from '@zeren/api-client/models/waiting-sheets-view';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';

/** Mark sheets that wait for whoever is at this screen; nothing where none does. */
@Component({
  selector: 'zr-marks-waiting',
  imports: [DayPipe, RouterLink],
  template: `
    @for (sheet of read.value()?.items ?? []; track sheet.id) {
      <p>
        <a [routerLink]="['/assessments', sheet.id, 'marks']">{{
          t('assessment.markWaits', { name: sheet.name })
        }}</a>
        <small>{{ t('assessment.until', { day: (sheet.asOf | day) }) }}</small>
      </p>
    }
  `,
  styles: `
    p {
      margin-bottom: 10px;
      padding: 10px 14px;
      border: 1px solid var(--line);
      border-radius: var(--r2);
      background: var(--surface);
    }
    small {
      margin-left: 8px;
      color: var(--ink-2);
    }
  `,
})
export class MarksWaiting {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  protected readonly read = latest(
    httpResource<WaitingSheetsView>(() =>
      this.session.view()?.person ? '/api/assessments/mark-sheets' : undefined,
    ),
  );
}
