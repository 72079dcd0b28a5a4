// What a thumb can hit: learners, hosts and families use their pages on a phone, often walking. The
// least that any page must have, 24 px or room around, is a rule of axe's.

import { PHONE } from '../devices.mjs';

const LARGE = 44;

// Links within a sentence are as high as their line, which is fine for reading.
const CONTROLS = 'button, summary, select, input:not([type=hidden]), nav a, a[role=button], a.btn';

export const targets = {
  topic: 'targets',
  promise: `buttons and fields are at least ${LARGE} px high`,
  looks: [PHONE],
  applies: (page) => !page.staff,
  inspect: (tab) =>
    tab.evaluate(
      ({ controls, large }) => {
        const height = (element) => element.getBoundingClientRect().height;
        return [...document.querySelectorAll(controls)]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }))
          .filter((element) => height(element) > 1)
          .map((element) => {
            // A box to tick is hit by its words too.
            const isTick = ['checkbox', 'radio'].includes(element.type);
            const parts = isTick ? [element, ...element.labels] : [element];
            return { element, high: Math.max(...parts.map(height)) };
          })
          .filter(({ high }) => high < large - 0.5)
          .map(({ element, high }) => {
            const words = element.outerHTML.slice(0, 80).replace(/\s+/g, ' ');
            return `${Math.round(high)} px: ${words}`;
          });
      },
      { controls: CONTROLS, large: LARGE },
    ),
  faults: {
    'small buttons': {
      css: 'button, a.btn { block-size: 20px !important; min-block-size: 0 !important }',
    },
  },
};
