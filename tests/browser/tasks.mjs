// What people come to do, and what it may cost them.
//
//   name            as the tests' results show it
//   start           the page on which they stand, as in pages.mjs
//   device          what they hold
//   clicks, fields  what it may cost, counted from there
//   act             async (person) => …, with person.press, person.write and person.choose
//   done            async (tab) => …, waits for what shows that it is done, or gives false

import { DESK, PHONE } from './devices.mjs';

const board = { role: 'coordinator', path: { on: '/rounds', link: 'main h2 a[href^="/rounds/"]' } };

const says = (text) => (tab) => tab.getByText(text).first().waitFor({ timeout: 5000 });

export const tasks = [
  {
    name: 'say that I want to talk',
    start: { role: 'learner', path: '/my' },
    device: PHONE,
    clicks: 1,
    fields: 0,
    act: (person) => person.press('button[name=mood][value=talk]'),
    done: (tab) => tab.locator('.tags', { hasText: 'I want to talk' }).waitFor({ timeout: 5000 }),
  },
  {
    name: 'confirm every proposed place',
    start: board,
    device: DESK,
    clicks: 4,
    fields: 0,
    act: async (person) => {
      await person.press('tbody input[type=checkbox]');
      await person.press('[data-all]');
      await person.choose('select[name=do]', 'confirm');
      await person.press('.bulk button');
    },
    done: says('33 places are confirmed.'),
  },
  {
    name: 'find somebody on the board',
    start: board,
    device: DESK,
    clicks: 1,
    fields: 1,
    act: async (person) => {
      await person.write('.filters [name=q]', 'engen');
      await person.press('.filters button');
    },
    done: async (tab) => {
      await tab.waitForURL(/q=engen/);
      await tab.locator('tbody th[scope=row]').nth(1).waitFor({ state: 'detached' });
      return (await tab.locator('tbody th[scope=row]').innerText()).includes('Johanne Engen');
    },
  },
  {
    name: 'take back a consent for my child',
    start: { role: 'family' },
    device: PHONE,
    clicks: 1,
    fields: 0,
    act: (person) => person.press('#f-photo button[value=withdrawn]'),
    done: (tab) => tab.locator('#f-photo button[value=given]').waitFor({ timeout: 5000 }),
  },
];

// Forms that are filled wrongly, then rightly.
//
//   page      the page with the form, as in pages.mjs
//   button    what sends it
//   wrong     { field: value } with at least one mistake
//   right     { field: value } that is accepted and leads to another page

export const forms = [
  {
    name: 'sign in',
    page: { path: '/sign-in' },
    button: 'main form[action="/sign-in"] button.pri',
    wrong: { '[name=email]': 'amina@example.org' },
  },
];
