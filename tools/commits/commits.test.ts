// Commit messages: the rules go red for a bad one, and every commit of this repository keeps them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '..', '..');
const commitlint = path.join(root, 'node_modules/@commitlint/cli/cli.js');

// Whoever owns the checkout: it is only read.
const environment = {
  ...process.env,
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
};

function git(...args: string[]): string {
  const { stdout, status } = spawnSync('git', args, { cwd: root, encoding: 'utf8', env: environment });
  return status === 0 ? stdout.trim() : '';
}

/** Lints a message, or with `args` a part of the history. */
function lint(message: string, ...args: string[]): { ok: boolean; output: string } {
  const options = { cwd: root, input: message, encoding: 'utf8', env: environment } as const;
  const { status, stdout } = spawnSync(process.execPath, [commitlint, ...args], options);
  return { ok: status === 0, output: stdout };
}

test('a message with type, room and subject is taken', () => {
  assert.ok(lint('feat(duties): report a duty in one line').ok);
  assert.ok(lint('build: bring TypeScript to 6.0').ok);
});

for (const [fault, message] of [
  ['no type', 'report a duty in one line'],
  ['an unknown type', 'feature(duties): report a duty'],
  ['a scope that is no room', 'feat(utils): report a duty'],
  ['no subject', 'feat(duties):'],
  ['a header beyond 100 characters', `feat(duties): ${'long '.repeat(20)}`],
] as const) {
  test(`a message with ${fault} is refused`, () => assert.equal(lint(message).ok, false));
}

test('every commit of the history keeps the rules', () => {
  const [first] = git('rev-list', '--max-parents=0', 'HEAD').split('\n');
  if (!first) return;
  assert.equal(lint(git('log', '-1', '--format=%B', first)).output, '');
  assert.equal(lint('', '--from', first, '--to', 'HEAD').output, '');
});
