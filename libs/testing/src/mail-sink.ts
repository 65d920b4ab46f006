import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on loopback that keeps what it is sent. */
export interface MailSink {
  readonly url: string;
  /** What was accepted, in order. */
  readonly mails: ParsedMail[];
  /** What to answer the next mails with instead of accepting them: an SMTP code, or null to accept again. */
  refuseWith(code: number | null): void;
  close(): Promise<void>;
}

/** Starts a sink on a free port. */
export async function startMailSink(): Promise<MailSink> {
  const mails: ParsedMail[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      void simpleParser(stream).then((mail) => {
        if (refusal !== null) {
          done(Object.assign(new Error('refused by the sink'), { responseCode: refusal }));
          return;
        }
        mails.push(mail);
        done();
      }, done);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuseWith(code) {
      refusal = code;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
