// Fails when a word is missing in one of the two languages, when a screen uses a key that does not exist, when a key is
// used by nobody, or when the two languages ask for different parameters. Run: node tools/i18n/check.ts
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const LANGUAGES = ['zh-CN', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
type Tree = { readonly [key: string]: string | Tree };

const folder = (language: Language): string => join(root, 'frontend/src/i18n', language);
const faults: string[] = [];

const words = new Map(LANGUAGES.map((language) => [language, readWords(language)]));
const truth = words.get('zh-CN')!;
const english = words.get('en')!;
compareLanguages();
const used = readUses();
for (const [key, place] of used.keys) if (!truth.has(key)) faults.push(`${place}: no such key "${key}"`);
for (const [prefix, place] of used.prefixes) {
  if (![...truth.keys()].some((key) => key.startsWith(prefix)))
    faults.push(`${place}: no key begins with "${prefix}"`);
}
for (const key of truth.keys()) {
  // A parent's name as a string stands for its children: <zr-import-panel countWords="organizations.import.count">.
  const parents = key.split('.').map((_part, at, parts) => parts.slice(0, at).join('.'));
  const asked =
    used.literals.has(key) ||
    parents.some((parent) => used.literals.has(parent)) ||
    [...used.prefixes.keys()].some((prefix) => key.startsWith(prefix));
  if (!asked) faults.push(`frontend/src/i18n: nobody uses "${key}"`);
}

if (faults.length > 0) {
  console.error(faults.join('\n'));
  console.error(`i18n: ${faults.length} fault(s)`);
  process.exitCode = 1;
} else {
  console.log(`i18n: ${truth.size} keys in both languages, ${used.keys.size} uses found`);
}

/** Every key of a language with its text; the prefix of a file is the name it has in index.ts. */
function readWords(language: Language): ReadonlyMap<string, string> {
  const index = readFileSync(join(folder(language), 'index.ts'), 'utf8');
  const all = new Map<string, string>();
  const files = new Set(readdirSync(folder(language)).filter((name) => name.endsWith('.json')));
  for (const [, name, file] of index.matchAll(/import (\w+) from '\.\/([\w-]+\.json)'/g)) {
    if (!files.delete(file!)) faults.push(`frontend/src/i18n/${language}/index.ts: ${file} does not exist`);
    else flatten(JSON.parse(readFileSync(join(folder(language), file!), 'utf8')) as Tree, name!, all);
    if (!new RegExp(`\\b${name}\\b[^']*\\}`).test(index.slice(index.indexOf('export const words')))) {
      faults.push(`frontend/src/i18n/${language}/index.ts: ${name} is imported but not among the words`);
    }
  }
  for (const file of files) faults.push(`frontend/src/i18n/${language}/${file} is not named in index.ts`);
  return all;
}

function flatten(tree: Tree, prefix: string, into: Map<string, string>): void {
  for (const [name, value] of Object.entries(tree)) {
    const key = `${prefix}.${name}`;
    if (typeof value === 'string') into.set(key, value);
    else flatten(value, key, into);
  }
}

function compareLanguages(): void {
  for (const [key, text] of truth) {
    const other = english.get(key);
    if (other === undefined) faults.push(`en: "${key}" is missing`);
    else if (text.trim() === '' || (other.trim() === '' && !key.includes('.unit.')))
      faults.push(`"${key}" is empty`);
    else if (parameters(other).join() !== parameters(text).join()) {
      faults.push(
        `"${key}": zh-CN asks for {${parameters(text).join()}}, en for {${parameters(other).join()}}`,
      );
    } else if (other !== '中文' && (other.match(/[\u4e00-\u9fff]/g)?.length ?? 0) > other.length / 3) {
      faults.push(`en: "${key}" is Chinese`);
    }
  }
  for (const key of english.keys()) if (!truth.has(key)) faults.push(`zh-CN: "${key}" is missing`);
}

function parameters(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]!))].sort();
}

interface Uses {
  readonly keys: ReadonlyMap<string, string>;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly literals: ReadonlySet<string>;
}

/** Keys in calls of `t(…)` and in properties called so, the fixed beginnings of composed ones, and every string that could name a key. */
function readUses(): Uses {
  const keys = new Map<string, string>();
  const prefixes = new Map<string, string>();
  const literals = new Set<string>();
  for (const file of sources(join(root, 'frontend/src/app'))) {
    const text = readFileSync(file, 'utf8');
    const place = relative(root, file);
    if (file.endsWith('.html')) forbidChinese(text, place);
    for (const [, literal] of text.matchAll(/['"`]([a-zA-Z]\w*(?:\.[^\s'"`$]+)+)['"`]/g))
      literals.add(literal!);
    // The menu and its like name a key that somebody else asks for: { key: 'shell.room.duties' }.
    for (const [, key] of text.matchAll(/\b(?:key|\w+Key): '([a-zA-Z]\w*(?:\.[\w-]+)+)'/g))
      keys.set(key!, place);
    for (const call of text.matchAll(/\bt\(/g)) readCall(text.slice(call.index + 2), place, keys, prefixes);
  }
  return { keys, prefixes, literals };
}

function readCall(
  rest: string,
  place: string,
  keys: Map<string, string>,
  prefixes: Map<string, string>,
): void {
  const argument = firstArgument(rest);
  for (const [, prefix] of argument.matchAll(/'([a-zA-Z]\w*\.[^']*)'\s*\+/g)) prefixes.set(prefix!, place);
  for (const [, prefix] of argument.matchAll(/`([a-zA-Z]\w*\.[^`$]*)\$\{/g)) prefixes.set(prefix!, place);
  for (const match of argument.matchAll(/'([a-zA-Z]\w*\.[^']+)'(?!\s*\+)/g)) keys.set(match[1]!, place);
}

/** The text up to the comma or bracket that ends the first argument. */
function firstArgument(rest: string): string {
  let depth = 0;
  for (let at = 0; at < rest.length; at++) {
    const sign = rest[at]!;
    if (sign === '(' || sign === '{' || sign === '[') depth++;
    else if (depth > 0 && (sign === ')' || sign === '}' || sign === ']')) depth--;
    else if (sign === ')' || (sign === ',' && depth === 0)) return rest.slice(0, at);
  }
  return rest;
}

/** Words belong into the JSON files; only the seal, the name of the language and compared catalogue codes may stand here. */
function forbidChinese(template: string, place: string): void {
  const text = template.replace(/<!--[\s\S]*?-->/g, '').replace(/[=!]==\s*'[^']*'/g, '');
  for (const [run] of text.matchAll(/[\u4e00-\u9fff]+/g)) {
    if (run !== '责' && run !== '中文') faults.push(`${place}: "${run}" belongs into frontend/src/i18n`);
  }
}

function sources(from: string): readonly string[] {
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
    const path = join(from, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(html|ts)$/.test(entry.name) && !entry.name.endsWith('.spec.ts') ? [path] : [];
  });
}
