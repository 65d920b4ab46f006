import { Injectable } from '@angular/core';
import { TitleStrategy } from '@angular/router';

/** Titles are set by the pages themselves (in the language on screen), not by the routes. */
@Injectable()
export class PageTitles extends TitleStrategy {
  override updateTitle(): void {}
}
