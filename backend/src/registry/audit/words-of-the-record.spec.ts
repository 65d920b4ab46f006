import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { knownActions } from '@zeren/domain/registry/audit/action-words';
import { SUBJECT_WORDS } from '@zeren/domain/registry/audit/subject-words';

const SOURCES = join(__dirname, '..', '..');

/** What the program's sources say to the record. */
interface Told {
  /** Each action with the places that write it. */
  readonly actions: Map<string, string[]>;
  readonly kinds: Map<string, string[]>;
  /** Calls whose action nobody can read here. */
  readonly unread: string[];
}

describe('the words of the record', () => {
  const told = read();

  it('are there for every action that the program writes', () => {
    expect(told.actions.size).toBeGreaterThan(20);
    const known = new Set(knownActions());
    const missing = [...told.actions].filter(([action]) => !known.has(action));
    // Add what is missing to libs/domain/src/registry/audit/action-words.ts.
    expect(Object.fromEntries(missing)).toEqual({});
  });

  it('are there for every kind of subject', () => {
    const missing = [...told.kinds].filter(([kind]) => !Object.hasOwn(SUBJECT_WORDS, kind));
    // Add what is missing to libs/domain/src/registry/audit/subject-words.ts.
    expect(Object.fromEntries(missing)).toEqual({});
  });

  it('can be checked because every call says its action where it stands', () => {
    expect(told.unread).toEqual([]);
  });
});

function read(): Told {
  const told: Told = { actions: new Map(), kinds: new Map(), unread: [] };
  for (const file of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /\.spec(-kit)?\.ts$/.test(file)) continue;
    const path = join(SOURCES, file);
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    visit(source, relative(SOURCES, path), told);
  }
  return told;
}

function visit(node: ts.Node, file: string, told: Told): void {
  if (isCallToTheRecord(node)) noteAction(node, file, told);
  if (ts.isObjectLiteralExpression(node)) noteKind(node, file, told);
  ts.forEachChild(node, (child) => visit(child, file, told));
}

/** `tx.audit(…)` and `tx.seal(…)`. */
function isCallToTheRecord(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    ['audit', 'seal'].includes(node.expression.name.text) &&
    ts.isIdentifier(node.expression.expression) &&
    node.expression.expression.text === 'tx'
  );
}

function noteAction(call: ts.CallExpression, file: string, told: Told): void {
  const [argument] = call.arguments;
  const action = argument && ts.isObjectLiteralExpression(argument) ? valueOf(argument, 'action') : undefined;
  const here = literalsIn(action ?? constantAction(call));
  const literals = here.length > 0 ? here : handedOver(call);
  if (literals.length === 0) told.unread.push(`${file}: ${call.getText().slice(0, 80)}`);
  for (const literal of literals) note(told.actions, literal, file);
}

/** `const action = …` before the call, for `tx.seal({ action, … })`. */
function constantAction(call: ts.CallExpression): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  const search = (node: ts.Node): void => {
    if (node.pos >= call.pos) return;
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'action') found = node.initializer;
    ts.forEachChild(node, search);
  };
  search(call.getSourceFile());
  return found;
}

/** Where a method is handed the action: what its callers in the same file hand it, plainly or as `action: '…'`. */
function handedOver(call: ts.CallExpression): string[] {
  let method: ts.Node = call;
  while (!ts.isMethodDeclaration(method) && !ts.isFunctionDeclaration(method)) {
    if (ts.isSourceFile(method)) return [];
    method = method.parent;
  }
  const name = method.name?.getText();
  const found: string[] = [];
  const search = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText().split('.').at(-1) === name) {
      for (const argument of node.arguments) {
        const value = ts.isObjectLiteralExpression(argument) ? valueOf(argument, 'action') : argument;
        found.push(...literalsIn(value).filter((text) => /^[a-z-]+\.[a-z-]+$/.test(text)));
      }
    }
    ts.forEachChild(node, search);
  };
  search(call.getSourceFile());
  return found;
}

/** A subject is `{ kind: '…', id }`; a sealed kind is `{ kind: '…', rows, … }`. */
function noteKind(object: ts.ObjectLiteralExpression, file: string, told: Told): void {
  const kind = valueOf(object, 'kind');
  if (!kind || !ts.isStringLiteral(kind)) return;
  const names = object.properties.map((property) => property.name?.getText());
  const isSubject = names.length === 2 && names.includes('id');
  const isSealed = names.includes('rows') && names.includes('tables');
  if (isSubject || isSealed) note(told.kinds, kind.text, file);
}

function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of object.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === name) return property.initializer;
  }
  return undefined;
}

/** The texts that an expression may come to: of a literal, of both sides of a choice. */
function literalsIn(expression: ts.Expression | undefined): string[] {
  if (!expression) return [];
  if (ts.isStringLiteral(expression)) return [expression.text];
  if (ts.isParenthesizedExpression(expression)) return literalsIn(expression.expression);
  if (ts.isConditionalExpression(expression)) {
    const [yes, no] = [literalsIn(expression.whenTrue), literalsIn(expression.whenFalse)];
    return yes.length > 0 && no.length > 0 ? [...yes, ...no] : [];
  }
  if (ts.isElementAccessExpression(expression)) return literalsOfTable(expression);
  return [];
}

/** `ACTIONS[verb]`: every text of the table, when it holds nothing else. */
function literalsOfTable({ expression: table }: ts.ElementAccessExpression): string[] {
  let found: string[] = [];
  const search = (node: ts.Node): void => {
    const { initializer } = node as ts.VariableDeclaration;
    if (ts.isVariableDeclaration(node) && node.name.getText() === table.getText()) {
      const values =
        initializer && ts.isObjectLiteralExpression(initializer)
          ? initializer.properties.map((each) =>
              ts.isPropertyAssignment(each) ? literalsIn(each.initializer) : [],
            )
          : [[]];
      found = values.every(({ length }) => length > 0) ? values.flat() : [];
    }
    ts.forEachChild(node, search);
  };
  search(table.getSourceFile());
  return found;
}

function note(places: Map<string, string[]>, key: string, file: string): void {
  places.set(key, [...new Set([...(places.get(key) ?? []), file])]);
}
