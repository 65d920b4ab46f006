import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on loopback that counts what it accepted, by Message-ID. */
export class MailReceiver {
  readonly accepted = new Map<string, number>();
  private readonly server: SMTPServer;

  static async start(): Promise<MailReceiver> {
    const receiver = new MailReceiver();
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        void text(stream).then((mail) => {
          const id = /^message-id:\s*(\S+)/im.exec(mail)?.[1] ?? 'none';
          this.accepted.set(id, (this.accepted.get(id) ?? 0) + 1);
          done();
        }, done);
      },
    });
    // A worker that is killed in the middle of a mail leaves a broken connection.
    this.server.on('error', () => undefined);
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
