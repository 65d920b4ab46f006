import type { ColumnDataSchemaModel, EditorBase, HyperFunc, VNode } from '@revolist/revogrid';

type Save = (value?: string, preventFocus?: boolean) => void;
type Close = (focusNext?: boolean) => void;

/** A cell's text; Enter takes it, except the Enter that ends a word of an input method. */
export function textEditor(name: string) {
  return (cell: ColumnDataSchemaModel, save: Save, close: Close): EditorBase => {
    let input: HTMLInputElement | undefined;
    const editor: EditorBase = {
      componentDidRender: () => setTimeout(() => input?.focus()),
      appendPendingInput: (text) => {
        if (!input) return false;
        input.value += text;
        input.focus();
        return true;
      },
      getValue: () => input?.value,
      render: (h: HyperFunc<VNode>) =>
        h('input', {
          type: 'text',
          'aria-label': name,
          value: String(editor.editCell?.val ?? cell.value ?? ''),
          ref: (element: HTMLInputElement) => (input = element),
          onKeyDown: (event: KeyboardEvent) => {
            if (event.isComposing) return;
            if (event.key === 'Escape') close();
            if (event.key !== 'Enter' && event.key !== 'Tab') return;
            event.preventDefault();
            save(input?.value ?? '', event.key === 'Tab');
          },
        }),
    };
    return editor;
  };
}
