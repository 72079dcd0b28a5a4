// The way of the Tab key through a page.

import { DESK } from '../devices.mjs';

// Enough to pass through any form and the first rows of any table.
const STOPS = 80;

// Whether a part of the page looks different while it has the focus: for shapes in a drawing, whose
// style does not tell.
async function looksFocused(tab, clip) {
  const picture = () => tab.screenshot({ clip, animations: 'disabled' });
  const focused = await picture();
  // The next Tab goes on from here all the same.
  await tab.evaluate(() => document.activeElement.blur());
  return !focused.equals(await picture());
}

export const focus = {
  topic: 'focus',
  promise: 'each stop of the Tab key has a ring and is not hidden',
  looks: [DESK],
  async inspect(tab) {
    const complaints = [];
    for (let stop = 0; stop < STOPS; stop += 1) {
      await tab.keyboard.press('Tab');
      const found = await tab.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return null;
        // The further parts of a field for dates are the browser's own, and it draws their rings.
        if (element === globalThis.lastStop) return { outlined: true, seen: true };
        globalThis.lastStop = element;
        const style = getComputedStyle(element);
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const [box] = element.getClientRects();
        const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
        const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
        const top = document.elementFromPoint(x, y);
        return {
          outlined: outlined || style.boxShadow !== 'none',
          box: { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 },
          seen: top !== null && (element.contains(top) || top.contains(element)),
          name: element.outerHTML.slice(0, 80),
        };
      });
      if (found === null) break;
      if (!found.outlined && !(await looksFocused(tab, found.box))) {
        complaints.push(`no ring: ${found.name}`);
      }
      if (!found.seen) complaints.push(`hidden: ${found.name}`);
    }
    return complaints;
  },
  faults: {
    'a missing ring': {
      css: ':focus, :focus-visible { outline: 0 !important; box-shadow: none !important }',
    },
    'a bar over what has the focus': {
      html: (page) => page.replace('</main>', '</main><div class="bar-of-the-fault"></div>'),
      css: `html { scroll-padding: 0 !important }
        .bar-of-the-fault { position: fixed; inset: 0 0 50% 0; z-index: 99 }`,
    },
  },
};
