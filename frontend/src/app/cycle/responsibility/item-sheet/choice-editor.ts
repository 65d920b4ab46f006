import type { ColumnDataSchemaModel, EditorBase, HyperFunc, VNode } from '@revolist/revogrid';
import type { SheetChoice } from '@zeren/domain/cycle/responsibility/items/sheet-row';

type Save = (value?: string, preventFocus?: boolean) => void;
type Close = (focusNext?: boolean) => void;

/** A cell with a drop-down: the browser's own, so that arrows, letters and screen readers work as everywhere. */
export function choiceEditor(
  name: string,
  choices: readonly SheetChoice[],
  wordOf: (choice: SheetChoice) => string,
) {
  return (cell: ColumnDataSchemaModel, save: Save, close: Close): EditorBase => {
    let select: HTMLSelectElement | undefined;
    let byKey = false;
    const now = String(cell.value ?? '');
    const onKeyDown = (event: KeyboardEvent): void => {
      byKey = event.key !== 'Enter' && event.key !== 'Tab';
      if (event.key === 'Escape') close();
      if (byKey || !select) return;
      event.preventDefault();
      save(select.value, event.key === 'Tab');
    };
    // A choice by mouse is meant; arrows pass through choices until Enter.
    const onChange = (): void => {
      if (!byKey) save(select!.value);
    };
    return {
      componentDidRender: () => setTimeout(() => select?.focus()),
      getValue: () => select?.value ?? now,
      render: (h: HyperFunc<VNode>) =>
        h(
          'select',
          {
            'aria-label': name,
            ref: (element: HTMLSelectElement) => (select = element),
            onKeyDown,
            onChange,
            onMouseDown: () => (byKey = false),
          },
          [
            ...(choices.some(({ code }) => code === now)
              ? []
              : [h('option', { value: now, selected: true }, now)]),
            ...choices.map((choice) =>
              h('option', { value: choice.code, selected: choice.code === now }, wordOf(choice)),
            ),
          ],
        ),
    };
  };
}
