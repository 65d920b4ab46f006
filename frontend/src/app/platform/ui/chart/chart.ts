import {
  Component,
  DestroyRef,
  afterNextRender,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import type { EChartsOption } from 'echarts';
import type { EChartsType } from 'echarts/core';

/**
 * A drawing of figures that stand in a table or a sentence beside it: who can't see it misses nothing. Its height is that
 * of the place it is put into.
 */
@Component({
  selector: 'zr-chart',
  template: `<div #place role="img" [attr.aria-label]="label()"></div>`,
  styles: `
    :host,
    div {
      display: block;
      height: 100%;
      min-width: 0;
    }
  `,
})
export class Chart {
  readonly option = input.required<EChartsOption>();
  /** What it says, in a sentence. */
  readonly label = input.required<string>();

  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly drawn = signal<EChartsType | null>(null);
  private gone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      this.drawn()?.dispose();
    });
    afterNextRender(() => void this.draw());
    effect(() => this.drawn()?.setOption(this.option(), true));
  }

  private async draw(): Promise<void> {
    const { init } = await import('./drawing');
    if (this.gone) return;
    const place = this.place().nativeElement;
    const chart = init(place, null, { renderer: 'svg' });
    new ResizeObserver(() => {
      if (!chart.isDisposed()) chart.resize();
    }).observe(place);
    this.drawn.set(chart);
  }
}
