// Small screens, large print, wide spacing: no page scrolls sideways.

import { DESK, PHONE } from '../devices.mjs';

const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`;

export const reflow = {
  topic: 'reflow',
  promise: 'nothing scrolls sideways',
  looks: [
    { ...DESK, name: '320 px', viewport: { width: 320, height: 600 } },
    { ...DESK, name: 'zoomed to 200 %', viewport: { width: 640, height: 450 } },
    { ...PHONE, name: '390 px with wide spacing', bypassCSP: true },
  ],
  async inspect(tab) {
    if (tab.viewportSize().width === PHONE.viewport.width) {
      await tab.addStyleTag({ content: SPACED });
    }
    return tab.evaluate(() => {
      const over = document.documentElement.scrollWidth - innerWidth;
      if (over <= 0) return [];
      const wide = [...document.querySelectorAll('body *')].filter(
        (element) => element.getBoundingClientRect().right > innerWidth + 1,
      );
      return [`${over} px too wide: ${wide.at(-1)?.outerHTML.slice(0, 100)}`];
    });
  },
  faults: { 'a fixed width': { css: 'main { min-inline-size: 700px !important }' } },
};
