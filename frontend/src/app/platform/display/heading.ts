import { Service, signal } from '@angular/core';

/** The name of the page on screen: the phone's red bar shows it, set by the page's title row. */
@Service()
export class Heading {
  readonly name = signal('');
}
