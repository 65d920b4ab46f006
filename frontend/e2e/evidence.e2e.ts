// Evidence on a phone over a bad line: a large file breaks off, goes on where it stopped, is described in a line, and is
// looked at where it stands by whoever sees the duty.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, openCounty } from './harness.ts';
import type { County } from './harness.ts';
import { itemRows, workbookFile } from './list-files.ts';
import { moveToWorkingHours } from './working-hours.ts';

/** What an MP4 begins with; 3 MB of it go in six pieces. */
const VIDEO = Buffer.concat([
  Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex'),
  randomBytes(3 * 1024 * 1024),
]);
const PIECE = 512 * 1024;

describe('evidence on a phone', () => {
  let county: County;
  let address: string;

  before(async () => {
    county = await openCounty();
    await moveToWorkingHours(county.dataFolder);
  });
  after(() => county.close());

  const ask = async <T>(page: Page, url: string): Promise<T> =>
    JSON.parse(await page.evaluate(async (asked) => (await fetch(asked)).text(), url)) as T;

  it('a large file breaks off, goes on where it stopped, and is described', async () => {
    const page = await county.signIn('township-secretary', { phone: true });
    const { items } = await ask<{ items: { id: string; canReport: boolean }[] }>(
      page,
      '/api/duties?mine=1&limit=200',
    );
    const duty = items.find(({ canReport }) => canReport);
    assert.ok(duty, 'the secretary owes something');
    address = `/duties/${duty.id}`;
    await page.goto(address);
    await page.locator('zr-duty-detail .act').click();

    // After three pieces the line is dead.
    const offsets: number[] = [];
    let dead = false;
    await page.route('**/evidence-uploads/**', async (route) => {
      const offset = route.request().headers()['upload-offset'];
      dead ||= Number(offset) >= 3 * PIECE && offsets.length === 3;
      if (dead) return route.abort('internetdisconnected');
      if (offset !== undefined) offsets.push(Number(offset));
      return route.continue();
    });
    const files = page.locator('zr-attach-files');
    await files.locator('input[type=file]').setInputFiles({
      name: '党建例会现场.mp4',
      mimeType: 'video/mp4',
      buffer: VIDEO,
    });
    const goOn = files.getByRole('button', { name: /接着传（已传 \d+%）/ });
    await goOn.waitFor();
    await goOn.scrollIntoViewIfNeeded();
    await inspect(page, 'evidence-broken-phone');
    await page.unroute('**/evidence-uploads/**');
    const resumed: number[] = [];
    page.on('request', (request) => {
      const offset = request.headers()['upload-offset'];
      if (offset !== undefined) resumed.push(Number(offset));
    });
    await goOn.click();
    await files.getByRole('button', { name: '补充说明“党建例会现场.mp4”' }).click();
    assert.deepEqual([offsets, resumed[0]], [[0, PIECE, 2 * PIECE], 3 * PIECE], 'nothing was sent twice');

    await files.locator('select').selectOption('录像');
    await files.locator('input[type=date]').fill('2025-01-06');
    await files.locator('input[name=from]').fill('镇党建办');
    await files.locator('form').scrollIntoViewIfNeeded();
    await inspect(page, 'evidence-describe-phone');
    await files.getByRole('button', { name: '保存' }).click();
    await files.getByText('来自镇党建办').waitFor();

    await files
      .locator('input[type=file]')
      .setInputFiles([
        await workbookFile('问题台账.xlsx', itemRows().slice(0, 5)),
        { name: '例会通报.pdf', mimeType: 'application/pdf', buffer: pdf('Meeting of 4 November') },
        { name: '会场.png', mimeType: 'image/png', buffer: await drawn(page) },
      ]);
    await files.getByRole('button', { name: '补充说明“会场.png”' }).waitFor();
  });

  it('whoever sees the duty looks at pictures, pages and tables in the page, and reads what to look at', async () => {
    const page = await county.signIn('county-leader', { phone: true });
    const dutyId = address.split('/').at(-1)!;
    type Piece = { fileName: string; inspecting: boolean };
    for (let tries = 0; tries < 40; tries += 1) {
      const { evidence } = await ask<{ evidence: Piece[] }>(page, `/api/duties/${dutyId}`);
      if (evidence.length >= 4 && evidence.every(({ inspecting }) => !inspecting)) break;
      await page.waitForTimeout(1_000);
    }
    await page.goto(address);
    const list = page.locator('zr-evidence-list');
    await list.getByText('早于本项办理期').first().waitFor();
    await list.locator('.thumbnail img').first().scrollIntoViewIfNeeded();
    await inspect(page, 'evidence-list-phone');

    const open = async (name: string) => {
      await list.getByRole('button', { name }).click();
      return page.locator('zr-evidence-viewer');
    };
    const table = await open('问题台账.xlsx');
    await table.getByRole('cell', { name: '责任事项' }).waitFor();
    await inspect(page, 'evidence-table-phone');
    await table.getByRole('button', { name: '关闭' }).click();

    const pages = await open('例会通报.pdf');
    await pages.getByRole('img', { name: '第 1 页' }).waitFor();
    const inked = await pages.locator('canvas').evaluate(async (canvas: HTMLCanvasElement) => {
      for (let tries = 0; tries < 50; tries += 1) {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        if (data.some((value, at) => at % 4 !== 3 && value < 100 && data[at - (at % 4) + 3]! > 0))
          return true;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return false;
    });
    assert.ok(inked, 'the page is drawn');
    await inspect(page, 'evidence-pdf-phone');
    await pages.getByRole('button', { name: '关闭' }).click();

    const picture = await open('会场.png');
    await picture.getByRole('img', { name: '会场.png' }).waitFor();
    await inspect(page, 'evidence-picture-phone');

    const desk = await county.signIn('county-leader', { locale: 'en' });
    await desk.goto(address);
    await desk.locator('zr-evidence-list li').first().scrollIntoViewIfNeeded();
    await inspect(desk, 'evidence-list-en');
  });
});

/** A picture that the browser itself draws. */
async function drawn(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [800, 600];
    const brush = canvas.getContext('2d')!;
    for (let at = 0; at < 60; at += 1) {
      brush.fillStyle = `hsl(${at * 37} 60% ${30 + ((at * 13) % 50)}%)`;
      brush.fillRect((at * 97) % 800, (at * 61) % 600, 140, 90);
    }
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(address.split(',')[1]!, 'base64');
}

/** A page with one line. */
function pdf(line: string): Buffer {
  const stream = `BT /F1 24 Tf 40 150 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((content, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${content}\nendobj\n`;
    return place;
  });
  const start = file.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
