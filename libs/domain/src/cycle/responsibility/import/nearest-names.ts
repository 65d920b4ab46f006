/** The names most like a mistyped one, best first; none when nothing is alike. */
export function nearestNames(wanted: string, names: readonly string[], most = 3): string[] {
  const letters = [...wanted];
  const scored = names.map((name) => ({ name, distance: editDistance(letters, [...name]) }));
  return scored
    .filter(({ name, distance }) => distance <= Math.ceil(Math.max(letters.length, [...name].length) / 2))
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name, 'zh'))
    .slice(0, most)
    .map(({ name }) => name);
}

function editDistance(a: readonly string[], b: readonly string[]): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      const change = previous[column]! + (letter === other ? 0 : 1);
      current.push(Math.min(change, previous[column + 1]! + 1, current[column]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}

/** “您是不是要写：甲、乙？” in both languages, or what to do when nothing is alike. */
export function nearestHint(wanted: string, names: readonly string[]): { hint: string; hintEn: string } {
  const near = nearestNames(wanted, names);
  if (near.length === 0) {
    return { hint: '请从模板的下拉列表中选择。', hintEn: 'Choose from the list in the template.' };
  }
  return { hint: `是不是：${near.join('、')}？`, hintEn: `Did you mean ${near.join(', ')}?` };
}
