// How texts are signed on other ways than a button, and changed after everybody has signed.

import { DESK, PHONE } from '../devices.mjs';
import { DAYS } from '../program.mjs';
import { shows } from './shown.mjs';

const PAPER = {
  name: 'signed.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n% a page with a signature by hand\n'),
};

const toAgreement = async (person) => {
  await person.press('main th a[href^="/people/"]');
  await person.press('main a[href^="/agreements/"]');
};

export const signingTasks = [
  {
    name: 'take in a paper that the host has signed by hand, and let it count',
    day: DAYS.signing,
    start: { role: 'coordinator', path: '/people?q=engen' },
    device: DESK,
    clicks: 6,
    fields: 4,
    minutes: 3,
    act: async (person) => {
      await toAgreement(person);
      await person.press('details:has(form[action$="/scan"]) > summary');
      await person.choose('[name=party]', 'host');
      await person.write('[name=scan-name]', 'Jens Thomsen');
      await person.write('[name=on]', DAYS.signing);
      await person.give('[name=scan]', PAPER);
      await person.press('form[action$="/scan"] button');
      await person.press('form[action$="/scan/accept"] button');
    },
    done: shows('main .list li', 'on paper'),
  },
  {
    name: 'change an agreement that everybody has signed',
    start: { role: 'coordinator', path: '/people?q=holsten' },
    device: DESK,
    clicks: 5,
    fields: 3,
    minutes: 5,
    act: async (person) => {
      await toAgreement(person);
      await person.press('form[action$="/amend"] button');
      await person.write('[name=amendment-reason]', 'On Fridays the workshop closes at noon.');
      await person.write('[name=hours]', '35');
      await person.write('[name=day-until-friday]', '12:00');
      await person.press('main form[action$="/edit"] button.pri');
      await person.press('form[action$="/offer"] button');
    },
    done: async (tab) => {
      await shows('main > .note.good[role=status]')(tab);
      await shows('main ins', '35')(tab);
      // Until everybody has signed, the agreement goes on as it was.
      await tab.goto('/people?q=holsten');
      await tab.locator('main th a[href^="/people/"]').first().click();
      return (await tab.locator('main a[href^="/agreements/"]').count()) >= 2;
    },
  },
  {
    name: 'take a signature back from the page of the mail',
    day: DAYS.signing,
    start: { mail: 'contact@p01.example.org' },
    device: PHONE,
    clicks: 3,
    fields: 0,
    minutes: 5,
    act: async (person) => {
      await person.press('#sign [name=agreed]');
      await person.press('#sign form[action$="/sign"] button');
      await person.press('form[action$="/unsign"] button');
    },
    done: shows('#sign'),
  },
];
