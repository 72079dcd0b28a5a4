// What families do, by their link and without an account.

import { DESK, PHONE } from '../devices.mjs';
import { gone } from './shown.mjs';

// Sofie Haugen, whose son is under age while he is away.
const MOTHER = 'guardian03@demo.example';

// The office confirms a place for her son, and sends the agreement out.
async function sendAgreement(site) {
  const board = await site.path({
    role: 'coordinator',
    path: { on: '/rounds', link: 'main h2 a[href^="/rounds/"]' },
  });
  await site.as('coordinator', DESK, async (tab) => {
    for (const act of ['confirm', 'agreements']) {
      await tab.goto(`${board}?q=jonas+haugen`);
      await tab.locator('tbody input[type=checkbox]').check();
      await tab.locator('select[name=do]').selectOption(act);
      await tab.locator('.bulk button').click();
      await tab.locator('main > .note.good[role=status]').waitFor();
    }
  });
}

export const familyTasks = [
  {
    name: 'take back a consent for my child',
    start: { role: 'family' },
    device: PHONE,
    clicks: 1,
    fields: 0,
    act: (person) => person.press('#f-photo button[value=withdrawn]'),
    done: (tab) => tab.locator('#f-photo button[value=given]').waitFor({ timeout: 10_000 }),
  },
  {
    name: 'sign the agreement for my child, from the mail and without an account',
    before: sendAgreement,
    start: { mail: MOTHER },
    device: PHONE,
    clicks: 2,
    fields: 0,
    minutes: 5,
    act: async (person) => {
      await person.press('#sign [name=agreed]');
      await person.press('#sign form[action$="/sign"] button');
    },
    done: gone('#sign'),
  },
];
