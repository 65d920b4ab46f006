import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { OwnSessionsDto } from '@zeren/api-client/models/own-sessions-dto';
import type { OwnSessionView } from '@zeren/api-client/models/own-session-view';
import { Api } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';

const SESSIONS = '/api/sessions';

/** 登录设备: where one is signed in, and signing out there, one by one or everywhere. */
@Component({
  selector: 'zr-own-devices',
  imports: [FailedState, InstantPipe, LoadBar, PageTitle, RefusalNote, SkeletonRows],
  templateUrl: './own-devices.html',
  styleUrl: './own-devices.less',
})
export class OwnDevices {
  protected readonly t = injectWords();
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly locale = inject(Locale);

  protected readonly sessions = latest(httpResource<OwnSessionsDto>(() => SESSIONS));
  /** This device first, then the others, the last used first. */
  protected readonly items = computed(() =>
    [...(this.sessions.value()?.items ?? [])].sort((a, b) => Number(b.present) - Number(a.present)),
  );
  protected readonly others = computed(() => this.items().filter(({ present }) => !present).length);
  protected readonly saved = signal('');
  protected readonly refusal = signal<unknown>(null);
  protected readonly busy = signal(false);

  protected nameOf({ device }: OwnSessionView): string {
    return this.locale.active() === 'en' ? device.en : device.zh;
  }

  protected end(session: OwnSessionView): void {
    void this.act(async () => {
      await this.api.delete(`${SESSIONS}/${session.id}`);
      this.saved.set(this.t('devices.ended', { device: this.nameOf(session) }));
    });
  }

  protected endOthers(): void {
    void this.act(async () => {
      const { ended } = await this.api.post<{ readonly ended: number }>(`${SESSIONS}/end-others`);
      this.saved.set(this.t('devices.endedOthers', { n: ended }));
    });
  }

  protected endAll(): void {
    void this.act(() => this.session.signOutEverywhere());
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    this.saved.set('');
    try {
      await work();
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
      this.sessions.reload();
    }
  }
}
