/** Where the keyboard goes once a composed text is taken. */
export type ComposedThen = 'down' | 'right' | 'stay';

/** The code that keys have while an input method listens, whatever the browser calls them. */
const INPUT_METHOD = 229;

/**
 * What an input method writes into a cell that is only stood on. An input method composes nothing where nothing can be
 * typed: its first letter would be lost. So an unseen line lies over the cell and has the keyboard; keys pass through it
 * to the grid until something is composed, then it shows and is the cell's editor.
 */
export class CellComposer {
  readonly element = document.createElement('input');
  private composing = false;

  constructor(private readonly take: (text: string, then: ComposedThen) => void) {
    const { element } = this;
    element.type = 'text';
    element.className = 'sheet-composer';
    element.tabIndex = -1;
    element.autocomplete = 'off';
    element.addEventListener('compositionstart', () => {
      this.composing = true;
      this.show();
    });
    element.addEventListener('compositionend', () => {
      this.composing = false;
      this.show();
    });
    element.addEventListener('input', () => this.show());
    element.addEventListener('keydown', (event) => this.onKey(event));
    element.addEventListener('blur', () => this.finish('stay'));
  }

  /** Whether something is being written in it. */
  get active(): boolean {
    return this.composing || this.element.value !== '';
  }

  /** Lies over a cell and takes the keyboard, unless it is written in already. */
  lieOver(cell: Element, place: Element, name: string): void {
    if (this.active) return;
    const [at, around] = [cell.getBoundingClientRect(), place.getBoundingClientRect()];
    Object.assign(this.element.style, {
      left: `${at.left - around.left}px`,
      top: `${at.top - around.top}px`,
      width: `${at.width}px`,
      height: `${at.height}px`,
    });
    this.element.setAttribute('aria-label', name);
    this.element.focus({ preventScroll: true });
  }

  private onKey(event: KeyboardEvent): void {
    const byInputMethod = event.isComposing || event.keyCode === INPUT_METHOD;
    if (!byInputMethod && !this.active) return;
    event.stopPropagation();
    if (byInputMethod) return;
    if (event.key === 'Escape') {
      this.element.value = '';
      this.show();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      this.finish(event.key === 'Tab' ? 'right' : 'down');
    }
  }

  private finish(then: ComposedThen): void {
    const text = this.element.value;
    this.composing = false;
    this.element.value = '';
    this.show();
    if (text !== '') this.take(text, then);
  }

  private show(): void {
    this.element.classList.toggle('open', this.active);
  }
}
