// What mentors do, by a link and without an account, on whatever they have in their pocket.

import { PHONE } from '../devices.mjs';
import { DAYS } from '../program.mjs';
import { gone, shows } from './shown.mjs';

// Who speaks for the host of the first learner.
const CONTACT = 'contact@p01.example.org';

async function sign(person) {
  await person.read();
  await person.press('#sign [name=agreed]');
  await person.press('#sign form[action$="/sign"] button');
}

async function signed(tab) {
  await gone('#sign')(tab);
  return (await tab.context().cookies()).every(({ name }) => name !== 'walz');
}

export const hostTasks = [
  {
    name: 'sign the agreement from the mail, without an account',
    day: DAYS.signing,
    start: { mail: CONTACT },
    device: PHONE,
    clicks: 2,
    fields: 0,
    minutes: 5,
    act: sign,
    done: signed,
  },
  {
    name: 'sign the agreement from the page of our learners, without an account',
    day: DAYS.signing,
    start: { role: 'host' },
    device: PHONE,
    clicks: 3,
    fields: 0,
    minutes: 5,
    act: async (person) => {
      await person.press('form[action$="/sign"] button');
      await sign(person);
    },
    done: signed,
  },
  {
    name: 'assess a learner',
    start: { role: 'host' },
    device: PHONE,
    clicks: 2,
    fields: 8,
    minutes: 3,
    act: async (person) => {
      await person.press('a[href$="/assess"]');
      await person.read();
      const names = await person.tab
        .locator('fieldset input[name^="unit-"][value=achieved]')
        .evaluateAll((all) => all.map((one) => one.name));
      for (const name of names) await person.choose(`[name="${name}"]`, 'achieved');
      await person.choose('[name=again]', 'yes');
      await person.write('[name=comment]', 'She works with care.');
      await person.press('form[action$="/assess"] button');
    },
    done: async (tab) => {
      await shows('main > .note[role=status]', 'Johanne')(tab);
      return (await tab.locator('.list .tag', { hasText: 'Alone' }).count()) > 0;
    },
  },
  {
    name: 'tell that something happened',
    start: { role: 'host' },
    device: PHONE,
    clicks: 2,
    fields: 3,
    minutes: 2,
    act: async (person) => {
      await person.press('a[href$="/report"]');
      await person.read();
      await person.choose('[name=kind]', 'work_accident_minor');
      await person.choose('[name=level]', '1');
      await person.write('[name=text]', 'She cut her finger. It is bandaged, she works on.');
      await person.press('form[action$="/report"] button');
    },
    done: shows('main > .note.good[role=status]', /I\d+/),
  },
  {
    name: 'confirm a week as planned',
    start: { role: 'host' },
    device: PHONE,
    clicks: 2,
    fields: 0,
    minutes: 1,
    act: async (person) => {
      await person.press('a[href*="/weeks/"]');
      await person.press('form[action$="/confirm"] button');
    },
    done: async (tab) => {
      await shows('main > .note.good[role=status]', 'The week is confirmed')(tab);
      return (await tab.locator('form[action$="/confirm"]').count()) === 0;
    },
  },
  {
    name: 'say that somebody was ill on a day',
    start: { role: 'host' },
    device: PHONE,
    clicks: 2,
    fields: 1,
    minutes: 2,
    act: async (person) => {
      await person.press('a[href*="/weeks/"]');
      await person.choose('select[name^="absence-"]', 'sick');
      await person.press('main details form button');
    },
    done: async (tab) => {
      await shows('main > .note.good[role=status]', 'The week is confirmed')(tab);
      return (await tab.locator('dl', { hasText: 'Sick' }).count()) === 1;
    },
  },
];
