// What the program sent, as somebody finds it in their mailbox.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const TRIES = 100;

function textOf(mail) {
  const [head, ...rest] = mail.replaceAll('\r\n', '\n').split('\n\n');
  const body = rest.join('\n\n');
  if (/^content-transfer-encoding: base64$/im.test(head)) {
    return Buffer.from(body, 'base64').toString();
  }
  if (/^content-transfer-encoding: quoted-printable$/im.test(head)) {
    return body
      .replace(/=\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  }
  return body;
}

// The path of the link in the newest mail to an address; waits for the mail.
export async function linkInMail(folder, to) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((name) => name.endsWith('.eml')).sort().reverse()) {
      const mail = await readFile(join(folder, name), 'utf8');
      if (!mail.includes(`<${to}>`)) continue;
      const link = textOf(mail).match(/https?:\/\/\S+/);
      if (link) return new URL(link[0]).pathname;
    }
    await pause(100);
  }
  throw new Error(`no mail to ${to}`);
}
