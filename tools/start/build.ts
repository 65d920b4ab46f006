import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Fault } from './fault.mjs';
import { withLock } from './lock.mjs';
import { isWritable, nearestExisting } from './machine.mjs';

interface Part {
  readonly name: string;
  readonly zh: string;
  /** Files and folders whose content decides whether the part must be built again. */
  readonly sources: readonly string[];
  readonly command: readonly string[];
  /** A file that a finished build has. */
  readonly result: string;
}

const COMMON = ['package-lock.json', 'tsconfig.base.json', 'libs/domain'];
export const BACKEND: Part = {
  name: 'backend',
  zh: '后端',
  sources: [
    ...COMMON,
    'backend/src',
    'backend/migrations',
    'backend/package.json',
    'backend/tsconfig.json',
    'backend/tsconfig.build.json',
    'tools/build/build-backend.mjs',
  ],
  command: ['tools/build/build-backend.mjs'],
  result: 'backend/src/app.module.js',
};
const FRONTEND: Part = {
  name: 'frontend',
  zh: '前端',
  sources: [...COMMON, 'frontend', 'libs/api-client', 'tools/build/build-frontend.mjs'],
  command: ['tools/build/build-frontend.mjs'],
  result: 'frontend/browser/index.html',
};
const NOT_SOURCES = new Set(['node_modules', 'e2e', '.angular', 'dist', 'coverage', 'test-output']);

/** Builds what is missing or older than its sources into `out`; tests name an output of their own. */
export async function ensureBuilt(
  root: string,
  out: string,
  say: (line: string) => void,
  parts: readonly Part[] = [BACKEND, FRONTEND],
): Promise<void> {
  const isStale = (part: Part) => !isBuilt(out, part, digestOf(root, part.sources));
  if (!parts.some(isStale)) return;
  requireWritableOutput(out);
  const onWait = () => say('另一个进程正在构建，等待其完成… / Another process is building; waiting for it…');
  await withLock(path.join(out, 'build.lock'), onWait, async () => {
    for (const part of parts.filter(isStale)) await buildPart(root, out, part, say);
  });
}

function requireWritableOutput(out: string): void {
  if (isWritable(nearestExisting(out))) {
    fs.mkdirSync(out, { recursive: true });
    return;
  }
  throw new Fault(
    `程序需要构建，但当前用户无法写入 ${out}。请换用程序目录的所有者运行一次。`,
    `The program must be built, but this user can't write to ${out}. Run once as the owner of the folder.`,
  );
}

function isBuilt(out: string, part: Part, digest: string): boolean {
  const stamp = stampFile(out, part);
  if (!fs.existsSync(stamp) || fs.readFileSync(stamp, 'utf8') !== digest) return false;
  return fs.existsSync(path.join(out, part.result));
}

const stampFile = (out: string, part: Part) => path.join(out, `.${part.name}-built`);

async function buildPart(root: string, out: string, part: Part, say: (line: string) => void): Promise<void> {
  const digest = digestOf(root, part.sources);
  fs.rmSync(stampFile(out, part), { force: true });
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say(`正在构建${part.zh}… / Building the ${part.name}…`);
  const heartbeat = setInterval(() => say(`  … ${seconds()} s`), 15_000);
  try {
    await runBuild(root, out, part);
  } finally {
    clearInterval(heartbeat);
  }
  fs.writeFileSync(stampFile(out, part), digest);
  say(`${part.zh}构建完成（${seconds()} 秒）。 / The ${part.name} is built (${seconds()} s).`);
}

function runBuild(root: string, out: string, part: Part): Promise<void> {
  return new Promise((resolve, reject) => {
    const build = spawn(process.execPath, [...part.command], {
      cwd: root,
      env: { ...process.env, BUILD_DIR: out, NX_DAEMON: 'false', NX_TUI: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that all of it can be ended with us: compilers start helpers.
      detached: true,
    });
    const endGroup = () => endProcessGroup(build.pid);
    process.once('exit', endGroup);
    let output = '';
    for (const stream of [build.stdout, build.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-20_000)));
    }
    build.once('error', reject);
    build.once('exit', (code) => {
      process.off('exit', endGroup);
      if (code === 0) return resolve();
      console.error(output.trimEnd());
      reject(
        new Fault(
          `${part.zh}构建失败，原因见上。若改动过源代码请先修正，否则请重新运行 npm ci。`,
          `Building the ${part.name} failed for the reason above. Mend the source if you changed it, else run npm ci.`,
        ),
      );
    });
  });
}

function endProcessGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Content of the sources, so that touching a file, or a checkout that sets new times, builds nothing. */
function digestOf(root: string, sources: readonly string[]): string {
  const digest = createHash('sha256');
  const add = (relative: string): void => {
    const full = path.join(root, relative);
    const stat = fs.statSync(full, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(full).sort()) if (!NOT_SOURCES.has(name)) add(`${relative}/${name}`);
    } else if (!/\.spec\.ts$/.test(relative)) {
      digest.update(`${relative}\n`).update(fs.readFileSync(full));
    }
  };
  sources.forEach(add);
  return digest.digest('hex');
}
