import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

export const ROOT = resolve(import.meta.dirname, '..', '..');

/** Chromium of the npm package, unless CHROMIUM_PATH names another; with a Chinese face for the pictures. */
export async function launchBrowser(): Promise<Browser> {
  const scratch = join(tmpdir(), `zeren-e2e-${userInfo().username}`);
  mkdirSync(scratch, { recursive: true });
  const executablePath = process.env['CHROMIUM_PATH'] || (await packagedChromium(scratch));
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    env: { ...stringsOf(process.env), FONTCONFIG_FILE: writeFontSettings(scratch) },
  });
}

/** The package unpacks its binary into the temporary folder; each user gets one of their own. */
async function packagedChromium(scratch: string): Promise<string> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = scratch;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** Without a Chinese face every picture would be rows of boxes: Noto Sans SC comes from npm. */
function writeFontSettings(scratch: string): string {
  const noto = join(ROOT, 'node_modules/@expo-google-fonts/noto-sans-sc');
  const folders = [join(noto, '400Regular'), join(noto, '600SemiBold'), '/usr/share/fonts'].filter((folder) =>
    existsSync(folder),
  );
  const file = join(scratch, 'fonts.conf');
  writeFileSync(
    file,
    [
      '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
      ...folders.map((folder) => `<dir>${folder}</dir>`),
      `<cachedir>${join(scratch, 'font-cache')}</cachedir>`,
      '</fontconfig>',
    ].join('\n'),
  );
  return file;
}

function stringsOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
