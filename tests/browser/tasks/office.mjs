// What the office, its tutors and its finance officer do on a day without trouble.

import { DESK, PHONE } from '../devices.mjs';
import { DAYS } from '../program.mjs';
import { shows } from './shown.mjs';

export const officeTasks = [
  {
    name: 'write the report of a visit',
    start: { role: 'tutor', path: '/tutor' },
    device: PHONE,
    clicks: 2,
    fields: 5,
    minutes: 3,
    act: async (person) => {
      await person.press('main th a[href^="/visits/"]');
      await person.choose('[name=tasks]', 'on_track');
      await person.choose('[name=safety]', 'yes');
      await person.choose('[name=housing]', 'yes');
      await person.choose('[name=again]', 'yes');
      await person.write('[name=text]', 'Met Marius and his mentor. He planes well.');
      await person.press('form[action$="/report"] button');
    },
    done: shows('.prose', 'He planes well.'),
  },
  {
    name: 'confirm what the mentor found',
    day: DAYS.back,
    start: { role: 'tutor', path: '/tutor' },
    device: PHONE,
    clicks: 2,
    fields: 4,
    minutes: 5,
    act: async (person) => {
      await person.press('main li a[href$="/moderate"]');
      await person.read();
      const names = await person.tab
        .locator('fieldset input[name^="view-"][value=confirmed]')
        .evaluateAll((all) => all.map((one) => one.name));
      for (const name of names) await person.choose(`[name="${name}"]`, 'confirmed');
      await person.press('form[action$="/moderate"] button.pri');
    },
    done: async (tab) => {
      await shows('main > .note.good[role=status]', 'Kept for')(tab);
      return (await tab.locator('.tag.good', { hasText: 'Validated at home' }).count()) > 0;
    },
  },
  {
    name: 'make a new round by hand',
    start: { role: 'coordinator', path: '/rounds' },
    device: DESK,
    clicks: 2,
    fields: 14,
    minutes: 10,
    act: async (person) => {
      await person.press('a[href="/rounds/new"]');
      await person.read();
      await person.write('[name=title]', 'Spring 2028');
      await person.write('[name=opens]', '2027-09-06');
      await person.write('[name=closes]', '2027-10-04');
      await person.write('[name=appeals_until]', '2027-11-16');
      await person.write('[name=threshold]', '50');
      await person.choose('[name=project]', 'new');
      await person.write('[name=code]', '2027-1-NO01-KA121-VET-000000001');
      await person.write('[name=project_title]', 'Out and back');
      await person.write('[name=call_year]', '2027');
      await person.write('[name=first]', '2027-06-01');
      await person.write('[name=last]', '2028-08-31');
      // The criteria stand there already: those of the round before.
      await person.write('[name=window-1-code]', 'W1');
      await person.write('[name=window-1-first]', '2028-01-17');
      await person.write('[name=window-1-last]', '2028-04-23');
      await person.press('main form[action="/rounds/new"] button.pri');
    },
    done: async (tab) => {
      await shows('h1', 'Spring 2028')(tab);
      await tab.goto('/rounds');
      return (await tab.locator('main h2', { hasText: 'Spring 2028' }).count()) === 1;
    },
  },
  {
    name: 'open a sum of the grant down to its rates and their source',
    start: { role: 'finance', path: '/reports' },
    device: DESK,
    clicks: 2,
    fields: 0,
    act: async (person) => {
      await person.press('main a[href^="/reports/"]');
      await person.press('main details > summary:has(b.num)');
    },
    done: async (tab) => {
      const opened = tab.locator('main details[open]').first();
      const amount = (text) => Number(text.replace(/[^0-9.-]/g, ''));
      const whole = amount(await opened.locator('summary b').innerText());
      let sum = 0;
      for (const row of await opened.locator('tbody tr').all()) {
        const cells = await row.locator('th, td').allInnerTexts();
        const [rate, count, each, product, source] = cells.map((cell) => cell.trim());
        if (!rate || !source) return false;
        if (Math.abs(amount(count) * amount(each) - amount(product)) > 1) return false;
        sum += amount(product);
      }
      return sum > 0 && Math.abs(sum - whole) <= 1;
    },
  },
];
