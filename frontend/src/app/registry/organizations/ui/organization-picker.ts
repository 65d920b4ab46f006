import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import type { OrganizationFound, OrganizationNode, OrganizationNodes } from '../data/organization-views';

/** An organisation as a form keeps it. */
export interface PickedOrganization {
  readonly id: string;
  readonly nameZh: string;
}

let count = 0;

/** Picks an organisation: by walking down the tree, or by words (Chinese, pinyin, initials). */
@Component({
  selector: 'zr-organization-picker',
  templateUrl: './organization-picker.html',
  styleUrl: './organization-picker.less',
  host: {
    '(document:mousedown)': 'shutBeside($event)',
    '(keydown.escape)': 'escape($event)',
  },
})
export class OrganizationPicker {
  protected readonly t = injectWords();
  protected readonly panelId = `organization-picker-${++count}`;
  protected readonly locale = inject(Locale);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly button = viewChild<ElementRef<HTMLButtonElement>>('button');
  private waiting: ReturnType<typeof setTimeout> | undefined;

  /** What is picked, for whoever cannot see the label beside it. */
  readonly label = input.required<string>();
  readonly value = input<PickedOrganization | null>(null);
  readonly placeholder = input('');
  readonly picked = output<PickedOrganization>();

  protected readonly open = signal(false);
  protected readonly words = signal('');
  /** From the top down to the organisation whose children are shown. */
  protected readonly path = signal<readonly OrganizationNode[]>([]);

  protected readonly children = latest(
    httpResource<OrganizationNodes>(() =>
      this.open() ? withQuery('/api/organizations', { parentId: this.path().at(-1)?.id }) : undefined,
    ),
  );
  protected readonly search = latest(
    httpResource<{ readonly items: readonly OrganizationFound[] }>(() =>
      this.open() && this.words() ? withQuery('/api/organizations/search', { q: this.words() }) : undefined,
    ),
  );
  protected readonly shown = computed(() => this.value()?.nameZh || this.placeholder());

  protected name(node: Pick<OrganizationNode, 'nameZh' | 'nameEn'>): string {
    return (this.locale.active() === 'en' && node.nameEn) || node.nameZh;
  }

  protected toggle(): void {
    this.open.update((open) => !open);
    this.words.set('');
  }

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.words.set(text), 200);
  }

  protected below(node: OrganizationNode): void {
    this.path.update((path) => [...path, node]);
  }

  protected up(steps: number): void {
    this.path.update((path) => path.slice(0, steps));
  }

  protected pick({ id, nameZh }: PickedOrganization): void {
    this.picked.emit({ id, nameZh });
    this.shut();
  }

  protected escape(event: Event): void {
    if (!this.open()) return;
    event.stopPropagation();
    this.shut();
  }

  protected shutBeside(event: Event): void {
    if (this.open() && !this.host.nativeElement.contains(event.target as Node)) this.open.set(false);
  }

  private shut(): void {
    this.open.set(false);
    this.button()?.nativeElement.focus();
  }
}
