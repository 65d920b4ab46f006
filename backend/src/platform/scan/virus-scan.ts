import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Configuration } from '../configuration/configuration';

/** The scanner gave no answer that could be relied on. */
export class ScanUnavailable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'ScanUnavailable';
  }
}

export type ScanVerdict = 'clean' | 'found';

/** Looks for malicious software in files from outside, where the operator has set a scanner up. */
export interface VirusScan {
  /** What to tell the operator when nothing scans; undefined when something does. */
  readonly missing?: string;
  /** Rejects with {@link ScanUnavailable} when the scanner says nothing. */
  scan(path: string): Promise<ScanVerdict>;
  /** Rejects with the reason when the scanner could not be asked now. */
  check(): Promise<void>;
}

/** Injection token of the {@link VirusScan}. */
export const VIRUS_SCAN = Symbol('VIRUS_SCAN');

const PATIENCE = 60_000;
const CHUNK = 256 * 1024;

/** clamd at CLAMD, else the command SCAN_COMMAND, else nobody. */
export function createVirusScan({ CLAMD, SCAN_COMMAND }: Configuration): VirusScan {
  if (CLAMD) return new Clamd(CLAMD);
  return SCAN_COMMAND ? new ScanCommand(SCAN_COMMAND) : new NoScan();
}

class NoScan implements VirusScan {
  readonly missing = 'not configured: uploads are not scanned';

  scan(): Promise<ScanVerdict> {
    return Promise.resolve('clean');
  }

  check(): Promise<void> {
    return Promise.resolve();
  }
}

/** The daemon of ClamAV, spoken to by its INSTREAM command: the file travels, so it may run elsewhere. */
class Clamd implements VirusScan {
  constructor(private readonly address: string) {}

  async scan(path: string): Promise<ScanVerdict> {
    const answer = await this.ask(async (socket) => {
      socket.write('zINSTREAM\0');
      for await (const part of createReadStream(path, { highWaterMark: CHUNK })) {
        const chunk = part as Buffer;
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        socket.write(length);
        if (!socket.write(chunk)) await drained(socket);
      }
      socket.write(Buffer.alloc(4));
    });
    if (/\bOK$/.test(answer)) return 'clean';
    if (/\bFOUND$/.test(answer)) return 'found';
    throw new ScanUnavailable(answer === '' ? 'clamd closed the line' : 'clamd could not scan');
  }

  async check(): Promise<void> {
    const answer = await this.ask((socket) => Promise.resolve(void socket.write('zPING\0')));
    if (answer !== 'PONG') throw new ScanUnavailable('clamd does not answer');
  }

  private ask(work: (socket: Socket) => Promise<void>): Promise<string> {
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        socket.destroy();
        reject(new ScanUnavailable((error as NodeJS.ErrnoException).code ?? error.message));
      };
      const tcp = /^(.+):(\d+)$/.exec(this.address);
      const socket = tcp ? connect(Number(tcp[2]), tcp[1]) : connect(this.address);
      let answer = '';
      socket.setTimeout(PATIENCE, () => fail(new Error('no answer in time')));
      socket.on('error', fail);
      socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
      socket.on('close', () => resolve(answer.replace(/\0.*$/s, '').trim()));
      socket.on('connect', () => void work(socket).catch(fail));
    });
  }
}

/** Resolves when more may be written, or when nothing can be any more. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      socket.off('drain', go).off('close', go);
      resolve();
    };
    socket.once('drain', go).once('close', go);
  });
}

/** A program that is given the file's path: 0 clean, 1 found, anything else no answer. */
class ScanCommand implements VirusScan {
  private readonly program: string;
  private readonly parameters: readonly string[];

  constructor(command: string) {
    [this.program = '', ...this.parameters] = command.trim().split(/\s+/);
  }

  scan(path: string): Promise<ScanVerdict> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.program, [...this.parameters, path], { stdio: 'ignore', timeout: PATIENCE });
      child.on('error', (error) =>
        reject(new ScanUnavailable((error as NodeJS.ErrnoException).code ?? 'not started')),
      );
      child.on('close', (code) => {
        if (code === 0) resolve('clean');
        else if (code === 1) resolve('found');
        else reject(new ScanUnavailable(`the scan ended with ${code}`));
      });
    });
  }

  /** Each file starts it anew: there is nothing to ask before one comes. */
  check(): Promise<void> {
    return Promise.resolve();
  }
}
