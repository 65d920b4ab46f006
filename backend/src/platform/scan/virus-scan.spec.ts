import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../configuration/configuration';
import { createVirusScan, ScanUnavailable } from './virus-scan';

const folder = mkdtempSync(join(tmpdir(), 'zeren-scan-'));
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o700 });
  return path;
};
const withSettings = (settings: Record<string, string>) =>
  createVirusScan(
    readConfiguration({
      APP_DATABASE_URL: 'postgres://h/d',
      WORKER_DATABASE_URL: 'postgres://h/d',
      ...settings,
    }),
  );

describe('the virus scan', () => {
  let clamd: Server;
  const received: Buffer[] = [];

  beforeAll(async () => {
    // Answers as clamd does: the stream is over with a length of nought.
    clamd = createServer((socket) => {
      let all = Buffer.alloc(0);
      socket.on('data', (chunk) => {
        all = Buffer.concat([all, chunk]);
        if (all.toString('latin1') === 'zPING\0') return void socket.end('PONG\0');
        if (!all.subarray(-4).equals(Buffer.alloc(4)) || all.length < 14) return;
        received.push(all);
        socket.end(all.includes('EICAR') ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0');
      });
    });
    await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    clamd.close();
    rmSync(folder, { recursive: true });
  });

  it('asks clamd with all of the file, in pieces', async () => {
    const scan = withSettings({ CLAMD: `127.0.0.1:${(clamd.address() as AddressInfo).port}` });
    const long = 'a'.repeat(700_000);
    expect(await scan.scan(file('clean', long))).toBe('clean');
    expect(received[0]!.length).toBe('zINSTREAM\0'.length + long.length + 3 * 4 + 4);
    expect(await scan.scan(file('bad', 'EICAR'))).toBe('found');
    await expect(scan.check()).resolves.toBeUndefined();
    expect(scan.missing).toBeUndefined();
  });

  it('takes no silence for a clean file', async () => {
    const scan = withSettings({ CLAMD: '127.0.0.1:1' });
    await expect(scan.scan(file('any', 'x'))).rejects.toBeInstanceOf(ScanUnavailable);
    await expect(scan.check()).rejects.toBeInstanceOf(ScanUnavailable);
  });

  it('runs a command whose exit says what it found', async () => {
    const program = file(
      'scanner',
      '#!/bin/sh\ngrep -q EICAR "$2" && exit 1\ngrep -q BROKEN "$2" && exit 2\nexit 0\n',
    );
    const scan = withSettings({ SCAN_COMMAND: `${program} --quiet` });
    expect(await scan.scan(file('clean', 'x'))).toBe('clean');
    expect(await scan.scan(file('bad', 'EICAR'))).toBe('found');
    await expect(scan.scan(file('broken', 'BROKEN'))).rejects.toBeInstanceOf(ScanUnavailable);
    await expect(withSettings({ SCAN_COMMAND: '/none/such' }).scan(program)).rejects.toBeInstanceOf(
      ScanUnavailable,
    );
  });

  it('says that nothing scans where nothing is set up', () => {
    expect(withSettings({}).missing).toContain('not configured');
  });
});
