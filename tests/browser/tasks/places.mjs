// What the office does about places beyond the first proposal.

import { DESK, PHONE } from '../devices.mjs';
import { DAYS } from '../program.mjs';
import { shows } from './shown.mjs';

const round = (plus) => ({ on: '/rounds', link: 'main h2 a[href^="/rounds/"]', plus });

// The first partner's hosts take back what they had promised.
const takeBack = (site) =>
  site.as('coordinator', DESK, async (tab) => {
    await tab.goto('/partners');
    await tab.locator('main th a[href^="/partners/"]').first().click();
    await tab.waitForLoadState();
    const links = tab.locator('main th a[href^="/places/"]');
    const places = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const place of places.slice(0, 6)) {
      await tab.goto(place);
      await tab.locator('[name=status]').selectOption('withdrawn');
      await tab.locator('main form button').first().click();
      await shows('main > .note.good[role=status]')(tab);
    }
  });

export const placesTasks = [
  {
    name: 'try what other conditions would bring',
    start: { role: 'coordinator', path: round('/what-if') },
    device: DESK,
    clicks: 2,
    fields: 2,
    minutes: 3,
    act: async (person) => {
      await person.press('main a[href$="/what-if/new"]');
      await person.write('[name=name]', 'No short autumn');
      await person.choose('[name=no-window]', 'W2S');
      await person.press('main form[action$="/what-if/new"] button');
      await person.read();
    },
    done: shows('h2', 'What is otherwise in “No short autumn”'),
  },
  {
    name: 'keep a learner at the place that is proposed',
    start: { role: 'coordinator', path: round('/allocation') },
    device: DESK,
    clicks: 3,
    fields: 2,
    act: async (person) => {
      await person.press('main td summary');
      await person.press('main td a[href*="/locks?"]');
      await person.choose('[name=kind]', 'keep');
      await person.write('[name=reason]', 'Her aunt lives there.');
      await person.press('main form[action$="/locks"] button');
    },
    done: shows('main td', 'Her aunt lives there.'),
  },
  {
    name: 'mend the round when hosts drop out',
    day: DAYS.sent,
    before: takeBack,
    start: { role: 'coordinator', path: '/today' },
    device: PHONE,
    clicks: 2,
    fields: 0,
    act: async (person) => {
      await person.press('main a[href*="/repair#"]');
      await person.press('main form[action$="/repair"] button');
    },
    done: shows('main > .note.good[role=status]', 'The places are mended'),
  },
];
