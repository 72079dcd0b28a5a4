// Things that two people may edit at the same time.
//
//   page, day, before, button   as in forms.mjs: where the second one writes
//   first     { writes, page }: what the first one writes, and where, if elsewhere
//   second    { writes }: what the second one writes without having seen it

import { DESK } from './devices.mjs';

const file = { on: '/people?q=petter+hovland', link: 'main th a[href^="/people/"]' };

// The office confirms a place, and drafts its agreement.
async function draft(site) {
  const board = await site.path({
    role: 'coordinator',
    path: { on: '/rounds', link: 'main h2 a[href^="/rounds/"]' },
  });
  const person = await site.path({ role: 'coordinator', path: file });
  await site.as('coordinator', DESK, async (tab) => {
    await tab.goto(`${board}?q=petter+hovland`);
    await tab.locator('tbody input[type=checkbox]').check();
    await tab.locator('select[name=do]').selectOption('confirm');
    await tab.locator('.bulk button').click();
    await tab.locator('main > .note.good[role=status]').waitFor();
    for (const text of ['agreement', 'grant']) {
      await tab.goto(person);
      await tab.locator(`form[action$="/${text}"] button`).first().click();
      await tab.waitForURL(/agreements|grants/);
    }
  });
}

export const things = [
  {
    name: 'a learning agreement',
    before: draft,
    page: {
      role: 'coordinator',
      path: { on: file, link: 'main a[href^="/agreements/"]', plus: '/edit' },
    },
    button: 'main form[action$="/edit"] button.pri',
    first: {
      writes: {
        '[name="learning-goal"]': 'Frame walls that stand plumb',
        '[name="task-first-0"]': '4',
        '[name="task-text-0"]': 'Stairs and railings',
        '[name="day-from-monday"]': '06:45',
        '[name="day-until-monday"]': '15:15',
      },
    },
    second: {
      writes: { '[name="learning-goal"]': 'Hang doors', '[name=monitoring]': 'A call each Friday' },
    },
  },
  {
    name: 'the terms of a grant',
    before: draft,
    page: { role: 'coordinator', path: { on: file, link: 'main a[href^="/grants/"]', plus: '/edit' } },
    button: 'main form[action$="/edit"] button.pri',
    first: { writes: { '[name=prefinancing]': '85' } },
    second: { writes: { '[name=prefinancing]': '75', '[name="pay-within"]': '21' } },
  },
  {
    name: 'an emergency sheet',
    page: {
      role: 'coordinator',
      path: {
        on: '/people?q=johanne+engen',
        link: 'main th a[href^="/people/"]',
        plus: '/emergency-sheet',
      },
    },
    button: 'main form[action$="/emergency-sheet"] button.pri',
    first: {
      page: { role: 'learner', path: '/my/emergency-sheet' },
      writes: { '[name="contact-1-name"]': 'Åse Ødegård', '[name="contact-1-phone"]': '+4791234567' },
    },
    second: {
      writes: { '[name="contact-1-name"]': 'Nils Engen', '[name="contact-1-phone"]': '+4799887766' },
    },
  },
];
