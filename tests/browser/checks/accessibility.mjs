// What axe-core can find: perhaps a third to a half of what stands in somebody's way.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DESK, PHONE, look } from '../devices.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Axe is put into the page, which the page's own policy would refuse; moving colours confuse it.
const still = { bypassCSP: true, reducedMotion: 'reduce' };

export const accessibility = {
  topic: 'accessibility',
  promise: 'axe finds nothing',
  looks: [DESK, PHONE].flatMap((device) => [
    look(device, 'light', { ...still, colorScheme: 'light' }),
    look(device, 'dark', { ...still, colorScheme: 'dark' }),
  ]),
  async inspect(tab) {
    await tab.evaluate(AXE);
    const violations = await tab.evaluate(
      async (rules) => (await globalThis.axe.run(document, { runOnly: rules })).violations,
      RULES,
    );
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}`));
  },
  faults: {
    'pale text': { css: 'p { color: #9aa !important }' },
    'a picture without words': {
      html: (page) => page.replace('</main>', '<img src="/nothing"></main>'),
    },
  },
};
