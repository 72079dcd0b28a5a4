// Learning outcomes, and the European skills that they are linked to.

import { DESK } from '../devices.mjs';
import { shows } from './shown.mjs';

const unit = (plus) => ({ on: '/units?trade=carpentry', link: 'main th a[href^="/units/"]', plus });

// Types into the field and waits for what is offered.
const offered = async (person, typed) => {
  await person.write('[role=combobox]', typed);
  await person.reach('[role=option]');
};

export const unitTasks = [
  {
    name: 'link a unit to a European skill, with a typing error and the keyboard',
    start: { role: 'coordinator', path: unit('/edit') },
    device: DESK,
    clicks: 1,
    fields: 1,
    minutes: 3,
    act: async (person) => {
      await offered(person, 'blueprnit');
      await person.tab.keyboard.press('ArrowDown');
      await person.tab.keyboard.press('Enter');
      await person.reach('[data-esco-chosen] input:checked');
      await person.press('main form[action$="/edit"] button.pri');
    },
    done: shows('main a[href^="/esco/term"]', 'read building drawings'),
  },
  {
    name: 'find what belongs to an occupation',
    start: { role: 'coordinator', path: '/esco?kind=occupation&term-q=joiner' },
    device: DESK,
    clicks: 2,
    fields: 1,
    act: async (person) => {
      await offered(person, 'joiner');
      await person.tab.keyboard.press('Enter');
      await person.press('main form button.pri');
      await person.press('main th a[href^="/esco/term"]');
    },
    done: shows('h2', 'Essential skills'),
  },
];
