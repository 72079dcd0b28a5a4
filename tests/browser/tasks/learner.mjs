// What learners do, on their phones.

import { PHONE } from '../devices.mjs';
import { DAYS } from '../program.mjs';
import { shows } from './shown.mjs';

export const learnerTasks = [
  {
    name: 'say that I want to talk',
    start: { role: 'learner', path: '/my' },
    device: PHONE,
    clicks: 1,
    fields: 0,
    act: (person) => person.press('button[name=mood][value=talk]'),
    done: shows('.tags', 'I want to talk'),
  },
  {
    name: 'ask for help now',
    start: { role: 'learner', path: '/my' },
    device: PHONE,
    clicks: 1,
    fields: 0,
    minutes: 1,
    act: (person) => person.press('button[name=mood][value=help]'),
    done: async (tab) => {
      await shows('main > .note[role=status]', 'We have been called')(tab);
      return tab.locator('.hot a.danger[href^="tel:+"]').isVisible();
    },
  },
  {
    name: 'apply, with three wishes',
    day: DAYS.applying,
    start: { role: 'learner', path: '/my' },
    device: PHONE,
    clicks: 2,
    fields: 9,
    minutes: 15,
    act: async (person) => {
      await person.press('main a[href="/my/apply"]');
      await person.read();
      await person.write('[name=learning_goal]', 'I want to build with wood as they do abroad.');
      const places = await person.tab
        .locator('[name="wish-1"] option')
        .evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
      for (const [n, place] of places.slice(0, 3).reverse().entries()) {
        await person.choose(`[name="wish-${n + 1}"]`, place);
      }
      await person.choose('[name=window]', 'W1');
      await person.choose('[name=home]', 'host_family');
      await person.press('form[action="/my/apply"] button');
      return places;
    },
    done: async (tab) => {
      await shows('main > .note.good[role=status]', 'Your application is in.')(tab);
      await tab.goto('/my/apply');
      const text = await tab.locator('main').innerText();
      return text.includes('as they do abroad') && !(await tab.locator('main form').isVisible());
    },
  },
  {
    name: 'read my learning agreement and sign it',
    day: DAYS.sent,
    start: { role: 'learner', path: '/my' },
    device: PHONE,
    clicks: 3,
    fields: 0,
    minutes: 5,
    act: async (person) => {
      await person.press('main a[href^="/agreements/"]');
      await person.read();
      await person.press('#sign [name=agreed]');
      await person.press('#sign form[action$="/sign"] button');
    },
    done: async (tab) => {
      await tab.locator('#sign').waitFor({ state: 'detached', timeout: 10_000 });
      return (await tab.locator('.tag.good', { hasText: 'Signed' }).count()) === 1;
    },
  },
  {
    name: 'write in my logbook about today',
    start: { role: 'learner', path: '/my' },
    device: PHONE,
    clicks: 4,
    fields: 1,
    minutes: 3,
    act: async (person) => {
      await person.press('main a[href="/my/logbook"]');
      await person.press('a[href="/my/logbook/new"]');
      await person.write('[name=text]', 'I built the frame alone and it fits.');
      await person.press('[name=units]');
      await person.press('form[action="/my/logbook/new"] button.pri');
    },
    done: async (tab) => {
      await shows('main > .note.good[role=status]', 'Saved')(tab);
      return (await tab.locator('.entries', { hasText: 'it fits' }).count()) === 1;
    },
  },
];
