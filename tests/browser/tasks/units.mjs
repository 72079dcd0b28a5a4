// Learning outcomes, and the European skills that they are linked to.

import { DESK } from '../devices.mjs';
import { shows } from './shown.mjs';

const FOUND = 'read building drawings';
const unit = (plus) => ({ on: '/units?trade=carpentry', link: 'main th a[href^="/units/"]', plus });

// Types a skill and takes the first one that is found: in the list that opens while one types, or,
// without JavaScript, among the boxes that the button brings.
const choose = async (person, typed) => {
  await person.write('input[name$="-q"]', typed);
  const live = (await person.tab.locator('[role=combobox]').count()) > 0;
  if (live) {
    const first = person.tab.locator('[role=option]').first().filter({ hasText: FOUND });
    await first.waitFor({ timeout: 10_000 });
    await person.tab.keyboard.press('ArrowDown');
    await person.tab.keyboard.press('Enter');
    return;
  }
  await person.press('button[name$="-find"]');
  await person.press('[data-esco-plain] li input');
};

export const unitTasks = [
  {
    name: 'link a unit to a European skill, with a typing error',
    start: { role: 'coordinator', path: unit('/edit') },
    device: DESK,
    clicks: 3,
    fields: 1,
    minutes: 3,
    act: async (person) => {
      await choose(person, 'blueprnit');
      await person.press('main form[action$="/edit"] button.pri');
    },
    done: shows('main a[href^="/esco/term"]', FOUND),
  },
];
