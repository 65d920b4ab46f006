import * as fs from 'node:fs';
import * as path from 'node:path';

/** As the back end's storage names them: what comes in piece by piece is nobody's evidence yet. */
const KEY = /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/;

/** Names of the uploaded files below `folder`; each ends with the SHA-256 of its content, which never changes. */
export async function storedFiles(folder: string): Promise<string[]> {
  if (!fs.existsSync(folder)) return [];
  const entries = await fs.promises.readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => KEY.test(name))
    .sort();
}

/** Copies what is not there yet. */
export async function keepStoredFiles(from: string, to: string): Promise<void> {
  const known = new Set(await storedFiles(to));
  for (const name of await storedFiles(from)) {
    if (known.has(name)) continue;
    const target = path.join(to, name);
    await fs.promises.mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    try {
      await fs.promises.copyFile(path.join(from, name), `${target}.part`);
    } catch (error) {
      // Taken away meanwhile, as nobody's any more.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw error;
    }
    await safelyNamed(target);
  }
}

async function safelyNamed(target: string): Promise<void> {
  const file = await fs.promises.open(`${target}.part`, 'r+');
  await file.sync();
  await file.close();
  await fs.promises.rename(`${target}.part`, target);
}
