// What the office does when somebody is in trouble.

import { DESK, PHONE } from '../devices.mjs';
import { shows } from './shown.mjs';

const today = { role: 'coordinator', path: '/today' };

const callForHelp = (site) =>
  site.as('learner', PHONE, async (tab) => {
    await tab.goto('/my');
    await tab.locator('button[name=mood][value=help]').click();
    await tab.locator('main > .note.good[role=status]').waitFor();
  });

const tellOfAccident = (site) =>
  site.as('learner', PHONE, async (tab) => {
    await tab.goto('/my/help');
    await tab.locator('[name=kind]').selectOption('work_accident_minor');
    await tab.locator('[name=level][value="2"]').check();
    await tab.locator('[name=text]').fill('I fell from the ladder. My arm hurts.');
    await tab.locator('form[action="/my/help"] button').click();
    await tab.locator('main > .note.good[role=status]').waitFor();
  });

export const safetyTasks = [
  {
    name: 'take a call for help and settle it',
    before: callForHelp,
    start: today,
    device: DESK,
    clicks: 3,
    fields: 1,
    act: async (person) => {
      await person.press('main tbody a.btn[href^="/check-ins/"]');
      await person.press('form[action$="/take"] button');
      await person.write('[name=outcome]', 'Called back. She lost her key and is home again.');
      await person.press('form[action$="/settle"] button');
    },
    done: async (tab) => {
      await tab.locator('form[action$="/settle"]').waitFor({ state: 'detached', timeout: 10_000 });
      await tab.goto('/today');
      return (await tab.locator('main a[href^="/check-ins/"]').count()) === 0;
    },
  },
  {
    name: 'take an incident, tell who has to know, and close it',
    before: tellOfAccident,
    start: today,
    device: DESK,
    clicks: 5,
    fields: 2,
    act: async (person) => {
      await person.press('main tbody a.btn[href^="/incidents/"]');
      await person.press('form[action$="/take"] button');
      await person.choose('[name=told]', 'insurer');
      await person.press('form[action$="/told"] button');
      await person.write('[name=lesson]', 'A loose rung. The host has a new ladder.');
      await person.press('form[action$="/close"] button');
    },
    done: async (tab) => {
      await shows('main > .note.good[role=status]', 'closed')(tab);
      await shows('tbody tr', 'Accident')(tab);
      await tab.goto('/today');
      return (await tab.locator('main a[href^="/incidents/"]').count()) === 0;
    },
  },
];
