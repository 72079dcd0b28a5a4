// What comes of a stay: credentials are taken back and issued anew, papers are taken home.

import { DESK, PHONE } from '../devices.mjs';
import { DAYS } from '../program.mjs';
import { shows } from './shown.mjs';

const isPaper = ({ name, text }, begins) => name.startsWith(begins) && text.startsWith('%PDF-');

export const credentialTasks = [
  {
    name: 'take a credential back, and issue it anew',
    day: DAYS.home,
    start: { role: 'coordinator', path: { on: '/people?q=johanne+engen', link: 'main th a[href^="/people/"]' } },
    device: DESK,
    clicks: 4,
    fields: 1,
    minutes: 4,
    act: async (person) => {
      await person.press('main a[href^="/stays/"]');
      await person.press('details:has(form[action$="/revoke"]) summary');
      await person.write('[name=credential_reason]', 'The wrong trade stood in it.');
      await person.press('form[action$="/revoke"] button');
      await shows('main > .note.good[role=status]', 'taken back')(person.tab);
      await person.press('form[action$="/credential"] button');
    },
    done: async (tab) => {
      await shows('main > .note.good[role=status]', 'The credential is issued.')(tab);
      const states = await tab.locator('section:has(form[action$="/credential"]) .tag').allInnerTexts();
      return states.includes('In force') && states.includes('Taken back');
    },
  },
  {
    name: 'take home the credential and the papers of the stay',
    day: DAYS.home,
    start: { role: 'learner', path: '/my' },
    device: PHONE,
    clicks: 4,
    fields: 0,
    act: async (person) => [
      await person.take('main a[href$="/files/pdf"]'),
      await person.take('main a[href*="/papers/europass-mobility"]'),
      await person.take('main a[href*="/papers/transcript"]'),
      await person.take('main a[href*="/papers/attendance"]'),
    ],
    done: async (tab, [credential, europass, transcript, attendance]) =>
      isPaper(credential, 'credential-') &&
      isPaper(europass, 'europass-mobility-') &&
      isPaper(transcript, 'transcript-') &&
      isPaper(attendance, 'attendance-'),
  },
  {
    name: 'take the certificate of a host',
    day: DAYS.home,
    start: { role: 'partner', path: '/partner' },
    device: DESK,
    clicks: 2,
    fields: 0,
    act: async (person) => [
      await person.take('main a[href$="/certificate"]'),
      await person.take('main a[href$="/mentor-certificate"]'),
    ],
    done: async (tab, [host, mentor]) => isPaper(host, 'host-') && isPaper(mentor, 'mentor-'),
  },
];
