/** What is shown of a document without opening it in an office program. */
export type PreviewBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly name: string | null; readonly rows: readonly (readonly string[])[] };

/** How much of a document is shown; the whole is a download away. */
export const PREVIEW_LIMITS = { blocks: 400, rows: 200, columns: 20, characters: 60_000 } as const;

/** The text of a preview, for comparing. */
export function textOf(blocks: readonly PreviewBlock[]): string {
  return blocks
    .map((block) => (block.kind === 'table' ? block.rows.map((row) => row.join(' ')).join('\n') : block.text))
    .join('\n');
}
