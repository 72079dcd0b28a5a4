// Room for other languages, and no words past the messages.

import { DESK, PHONE, longer, mirrored } from '../devices.mjs';

// Parts that scroll or cut on purpose, or are only for screen readers.
const LEFT_OUT = '.vh, .skip, option, select, textarea, .scroll, .views, .stages, svg *';

// Parts that never hold a name or other data alone. The longer language puts each message in
// brackets, so a word without any was written past the messages.
const OURS = 'main button, main th[scope=col], main legend, main summary, nav a';

export const translation = {
  topic: 'translation',
  promise: 'other languages fit',
  looks: [longer(DESK), longer(PHONE), mirrored(DESK), mirrored(PHONE)],
  inspect: (tab) =>
    tab.evaluate((leftOut) => {
      const complaints = [];
      const over = document.documentElement.scrollWidth - innerWidth;
      if (over > 0) complaints.push(`${over} px too wide`);
      for (const element of document.querySelectorAll('body *')) {
        if (element.closest(leftOut) || !element.checkVisibility()) continue;
        // What was typed into a line is in nobody's language but the writer's, and scrolls there.
        if (element.localName === 'input' && element.value) continue;
        // Shrunk to a point: for screen readers.
        if (element.clientWidth <= 1) continue;
        const style = getComputedStyle(element);
        const cuts = style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis';
        if (cuts && element.scrollWidth > element.clientWidth + 1) {
          complaints.push(`cut off: ${element.outerHTML.slice(0, 80)}`);
        }
      }
      return complaints;
    }, LEFT_OUT),
  faults: {
    'cut words': {
      css: 'a, h1 { max-inline-size: 3rem; display: block; overflow: hidden; white-space: nowrap }',
    },
  },
};

export const words = {
  topic: 'words',
  promise: 'every word comes from the messages',
  looks: [longer(DESK)],
  applies: (page) => !page.invented,
  inspect: (tab) =>
    tab.evaluate((ours) => {
      const complaints = [];
      const language = document.documentElement.lang;
      if (language !== 'en-XA') complaints.push(`the page is in ${language}`);
      for (const element of document.querySelectorAll(ours)) {
        // Names are theirs, and marked as such.
        const words = element.cloneNode(true);
        words.querySelectorAll('bdi').forEach((typed) => typed.remove());
        const text = words.textContent.trim();
        if (/\p{L}{3}/u.test(text) && !text.includes('[')) complaints.push(`“${text}”`);
      }
      return complaints;
    }, OURS),
  faults: {
    'a word in the page': {
      html: (page) => page.replace('</main>', '<button>Save</button></main>'),
    },
  },
};
