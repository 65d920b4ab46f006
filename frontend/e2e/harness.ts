// What the browser journeys share: a running county, its browser, sign-in through the page, axe, pictures.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Instance, removeData, temporaryFolder } from '../../tools/start/start-kit.ts';
import { ROOT, launchBrowser } from './browser.ts';

/** A line of demo-accounts.json. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly post: string | null;
  readonly organization: string | null;
  /** Of the three administrators: what their phone makes codes of. */
  readonly totpSecret?: string;
}

export interface Viewer {
  readonly locale?: 'zh-CN' | 'en';
  /** 390 px with touch, as on a phone; otherwise 1440 px. */
  readonly phone?: boolean;
}

const PICTURES = join(ROOT, 'test-output', 'e2e');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A running instance with a demonstration county, and a browser to walk in. */
export class County {
  readonly baseUrl: string;
  readonly accounts: readonly DemoAccount[];
  /** Where the instance keeps its data. */
  readonly dataFolder: string;
  private readonly browser: Browser;
  private readonly end: () => Promise<void>;
  private readonly spent = new Map<string, number>();
  /** What a window of somebody with a second factor kept, by user name. */
  private readonly kept = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();
  private readonly contexts: BrowserContext[] = [];
  private readonly faults: string[] = [];

  constructor(baseUrl: string, dataFolder: string, browser: Browser, end: () => Promise<void>) {
    this.baseUrl = baseUrl;
    this.dataFolder = dataFolder;
    this.accounts = readAccounts(join(dataFolder, 'demo-accounts.json'));
    this.browser = browser;
    this.end = end;
  }

  /** The demonstration account of a role, or the one with this user name. */
  account(roleOrName: string): DemoAccount {
    const found = this.accounts.find(({ role, username }) => role === roleOrName || username === roleOrName);
    assert.ok(
      found,
      `no demonstration account for ${roleOrName}: ${this.accounts.map(({ role }) => role).join(', ')}`,
    );
    return found;
  }

  /** A window of its own, with cookies of its own, at the sign-in page. */
  async visit(
    { locale = 'zh-CN', phone = false }: Viewer = {},
    path = '/sign-in',
    as?: string,
  ): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.baseUrl,
      ...(as === undefined ? {} : { storageState: this.kept.get(as)! }),
      locale,
      timezoneId: 'Asia/Shanghai',
      // Nothing is looked at half-way through a transition.
      reducedMotion: 'reduce',
      viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
      hasTouch: phone,
      isMobile: phone,
      deviceScaleFactor: phone ? 2 : 1,
    });
    this.contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (fault) => this.faults.push(`${page.url()}: ${fault.message}`));
    await page.goto(path);
    return page;
  }

  /**
   * Signs in as people do: through the page. Whoever has a second factor does so once: a code is taken once, so the third
   * sign-in would wait for half a minute, and each after it too. Their next windows go on with the same session.
   */
  async signIn(account: DemoAccount | string, viewer: Viewer = {}): Promise<Page> {
    const { username, password, totpSecret } = typeof account === 'string' ? this.account(account) : account;
    if (totpSecret && this.kept.has(username)) return this.goOn(username, viewer);
    const page = await this.visit(viewer);
    await page.locator('#username').fill(username);
    await page.locator('#password').fill(password);
    await page.keyboard.press('Enter');
    if (totpSecret) {
      await page.locator('input[autocomplete=one-time-code]').fill(await this.codeOf(totpSecret));
      await page.keyboard.press('Enter');
    }
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    if (totpSecret) this.kept.set(username, await page.context().storageState());
    return page;
  }

  private async goOn(username: string, viewer: Viewer): Promise<Page> {
    const page = await this.visit(viewer, '/', username);
    await page.evaluate(async (locale) => {
      const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)![1]!;
      const headers = { 'content-type': 'application/json', 'x-xsrf-token': decodeURIComponent(token) };
      const body = JSON.stringify({ locale });
      await fetch('/api/session/locale', { method: 'PUT', headers, body });
    }, viewer.locale ?? 'zh-CN');
    await page.reload();
    return page;
  }

  /** The code of a phone. None is taken twice: whoever signs in again soon uses the next one, or waits for it. */
  async codeOf(totpSecret: string): Promise<string> {
    const totp = new TOTP({ secret: Secret.fromBase32(totpSecret) });
    const step = Math.max(totp.counter(), (this.spent.get(totpSecret) ?? 0) + 1);
    this.spent.set(totpSecret, step);
    // The server takes codes of one step ahead.
    const due = (step - 1) * totp.period * 1000;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
    return totp.generate({ timestamp: step * totp.period * 1000 });
  }

  /** Ends everything; a page that threw fails the journey. */
  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
    await this.browser.close();
    await this.end();
    assert.deepEqual(this.faults, [], 'pages threw');
  }
}

/**
 * The county at BASE_URL with the accounts of DEMO_ACCOUNTS, or an instance started for this file: on a copy of
 * COUNTY_FOLDER, the data of one at rest, or with a county made anew.
 */
export async function openCounty(): Promise<County> {
  const given = process.env['BASE_URL'];
  if (given) {
    const file = process.env['DEMO_ACCOUNTS'];
    assert.ok(file, 'DEMO_ACCOUNTS must name demo-accounts.json');
    return new County(given, dirname(file), await launchBrowser(), () => Promise.resolve());
  }
  return startCounty();
}

/** An instance of a journey's own, with settings of its own. */
export async function startCounty(
  settings: { readonly port?: number; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<County> {
  const dataFolder = temporaryFolder();
  const atRest = process.env['COUNTY_FOLDER'];
  // With owners: PostgreSQL takes no cluster that is not its account's.
  if (atRest) execFileSync('cp', ['-a', `${atRest}/.`, dataFolder]);
  const { port, environment } = settings;
  const instance = await Instance.start({ dataFolder, port, environment: { DEMO: '1', ...environment } });
  const end = async (): Promise<void> => {
    await instance.stop();
    removeData(dataFolder);
  };
  try {
    await instance.untilReady();
    return new County(`http://localhost:${instance.port}`, dataFolder, await launchBrowser(), end);
  } catch (fault) {
    await end();
    throw fault;
  }
}

/** No violation of WCAG 2.2 AA on the page as it stands. */
export async function assertAccessible(page: Page, name: string): Promise<void> {
  await untilPainted(page);
  await untilStill(page);
  // Half under the header a button is smaller than it is.
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations: found } = await axe.run(document, { runOnly: { type: 'tag', values: rules } });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }, RULES);
  assert.deepEqual(violations, [], `accessibility of ${name}`);
}

/** A page that the router has just put there has its elements before its words; its heading comes with the words. */
async function untilPainted(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).filter({ hasText: /\S/ }).first().waitFor();
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** Colours half-way through a transition are nobody's contrast; what moves without end is not waited for. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
}

/** Nothing hangs out at the side, which on a phone would scroll the whole page. */
export async function assertFits(page: Page, name: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${name} is ${over} px wider than the window`);
}

/** Keeps a picture in test-output/e2e/. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** Looks at a page as a person would: it fits, axe finds nothing, a picture is kept. */
export async function inspect(page: Page, name: string): Promise<void> {
  await assertAccessible(page, name);
  await assertFits(page, name);
  await picture(page, name);
}

function readAccounts(file: string): DemoAccount[] {
  return JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[];
}
