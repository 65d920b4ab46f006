import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Display } from './platform/display/display';

@Component({ selector: 'zr-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {
  constructor() {
    inject(Display);
  }
}
