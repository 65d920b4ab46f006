// The client of the web pages is generated from the OpenAPI document, which is read from the compiled back end without
// starting it. Document and client are committed, so that a change of the API shows in review.
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');
export const COMMITTED = path.join(ROOT, 'libs/api-client');

/** Works on a compiled back end: what BUILD_DIR names, else one compiled now beside the installed packages. */
export function withCompiledBackend(work: (build: string) => void): void {
  const given = process.env.BUILD_DIR ? path.resolve(ROOT, process.env.BUILD_DIR) : undefined;
  if (given && fs.existsSync(path.join(given, 'backend/src/openapi.js'))) return work(given);
  // Not in the system's folder for passing things: the build finds its packages above itself.
  const own = path.join(ROOT, 'node_modules/.cache/zeren', `api-client-${process.pid}`);
  fs.mkdirSync(own, { recursive: true });
  try {
    execFileSync(process.execPath, [path.join(ROOT, 'tools/build/build-backend.mjs')], {
      stdio: 'inherit',
      env: { ...process.env, BUILD_DIR: own },
    });
    work(own);
  } finally {
    fs.rmSync(own, { recursive: true, force: true });
  }
}

/** Writes `openapi.json` and the client's `src` into a folder. */
export function writeClient(build: string, folder: string): void {
  const document = path.join(folder, 'openapi.json');
  fs.mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [path.join(build, 'backend/src/openapi.js'), document], {
    stdio: 'inherit',
  });
  const generator = path.join(ROOT, 'node_modules/ng-openapi-gen/lib/index.js');
  const config = path.join(COMMITTED, 'ng-openapi-gen.json');
  const output = path.join(folder, 'src');
  const run = spawnSync(
    process.execPath,
    [generator, '--config', config, '--input', document, '--output', output],
    { cwd: ROOT, encoding: 'utf8' },
  );
  // The generator ends with 0 also when it failed, and says so on standard error only.
  if (run.status !== 0 || run.stderr.trim() || !fs.existsSync(path.join(output, 'api.ts'))) {
    throw new Error(`The client could not be generated.\n${run.stdout}${run.stderr}`);
  }
}

/** Paths that differ between two folders written by {@link writeClient}. */
export function differences(one: string, other: string): string[] {
  const contents = (folder: string) =>
    new Map(
      ['openapi.json', ...filesBelow(path.join(folder, 'src')).map((name) => path.join('src', name))].map(
        (name) => {
          const file = path.join(folder, name);
          return [name, fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined];
        },
      ),
    );
  const [left, right] = [contents(one), contents(other)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((name) => left.get(name) !== right.get(name))
    .sort();
}

function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile());
}
