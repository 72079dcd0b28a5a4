// What the office does with many at once, on the board of a round.

import { DESK } from '../devices.mjs';
import { DAYS } from '../program.mjs';
import { says } from './shown.mjs';

const board = { role: 'coordinator', path: { on: '/rounds', link: 'main h2 a[href^="/rounds/"]' } };

export const boardTasks = [
  {
    name: 'confirm every proposed place',
    start: board,
    device: DESK,
    clicks: 3,
    fields: 1,
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
    name: 'remind everybody who has not signed',
    day: DAYS.signing,
    start: board,
    device: DESK,
    clicks: 2,
    fields: 0,
    act: async (person) => {
      await person.press('.views a[href$="view=unsigned"]');
      await person.press('form:has([name=do][value=remind]) button');
    },
    done: says(/reminded/i),
  },
];
