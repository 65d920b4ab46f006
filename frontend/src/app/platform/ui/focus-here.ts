import { Directive, ElementRef, afterNextRender, inject } from '@angular/core';

/** Takes the keyboard when it appears: what is typed at once, and Enter, belong to it. */
@Directive({ selector: '[zrFocusHere]' })
export class FocusHere {
  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => element.focus({ preventScroll: true }));
  }
}
