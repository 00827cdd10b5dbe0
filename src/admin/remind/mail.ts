// Mails as they are written and sent: by nodemailer, which knows how letters beyond ASCII and long lines travel.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';

/** A mail. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands a mail over. Rejects where it was not taken. */
export type Send = (mail: Mail) => Promise<void>;

/** Sends by SMTP. @param url smtps://USER:PASSWORD@HOST:PORT or smtp://HOST:PORT */
export function bySmtp(url: string, from: string): { readonly send: Send; readonly close: () => void } {
  const transport = createTransport(url);
  return {
    send: async (mail) => {
      await transport.sendMail({ ...headersOf(mail, from), text: mail.text });
    },
    close: () => {
      transport.close();
    },
  };
}

/** Writes a file for each, named by whom it is to. */
export const intoFolder =
  (folder: string, from: string): Send =>
  async (mail) => {
    const { message, messageId } = await written(mail, from);
    await mkdir(folder, { recursive: true });
    const name = `${mail.to.replace(/[^\w.@-]/g, '_')}.${messageId.replace(/\W/g, '').slice(0, 8)}.eml`;
    await writeFile(path.join(folder, name), message, { flag: 'wx', mode: 0o600 });
  };

/** Prints each after a line `From `, as files of many mails hold them. https://www.rfc-editor.org/rfc/rfc4155 */
export const toOutput =
  (from: string, print: (text: string) => void): Send =>
  async (mail) => {
    const { message } = await written(mail, from);
    const text = message.toString().replace(/\r\n/g, '\n');
    print(`From ${from} ${new Date().toUTCString().replace(',', '')}\n${text.replace(/^(>*From )/gm, '>$1')}\n`);
  };

async function written(mail: Mail, from: string): Promise<{ readonly message: Buffer; readonly messageId: string }> {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message, messageId } = await transport.sendMail({ ...headersOf(mail, from), text: mail.text });
  return { message: message as Buffer, messageId };
}

/** Nobody's answering machine is to answer a machine. https://www.rfc-editor.org/rfc/rfc3834 */
const headersOf = ({ to, subject }: Mail, from: string) => ({
  from,
  to: { address: to, name: '' },
  subject,
  headers: { 'Auto-Submitted': 'auto-generated' },
});
