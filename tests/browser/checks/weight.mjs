// What a first visit costs over a phone's network, and whether the page stays still while it comes.

import { PHONE } from '../devices.mjs';

// Bytes over the wire, compressed, with everything that the page loads.
const ALL = { staff: 60_000, others: 30_000 };
const SCRIPT = { staff: 25_000, others: 6_000 };
const STYLE = 9_000;

// Cumulative layout shift: 0 is a page on which nothing jumps.
const SHIFT = 0.05;

export const weight = {
  topic: 'weight',
  promise: 'the first visit is light, and nothing jumps',
  looks: [PHONE],
  applies: (page) => !page.prepare,
  async inspect(tab, page, answer, site) {
    const path = await site.path(page);
    await tab.goto('about:blank');
    const devtools = await tab.context().newCDPSession(tab);
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    const types = new Map();
    const bytes = { all: 0, Script: 0, Stylesheet: 0 };
    devtools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes.all += encodedDataLength;
      const type = types.get(requestId);
      if (type in bytes) bytes[type] += encodedDataLength;
    });
    await tab.addInitScript(() => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await tab.goto(path, { waitUntil: 'networkidle' });
    const shift = await tab.evaluate(() => globalThis.shift);

    const who = page.staff ? 'staff' : 'others';
    const limits = { all: page.bytes ?? ALL[who], Script: SCRIPT[who], Stylesheet: STYLE };
    const complaints = Object.entries(limits)
      .filter(([part, limit]) => bytes[part] > limit)
      .map(([part, limit]) => `${part}: ${bytes[part]} bytes, at most ${limit}`);
    if (shift > SHIFT) complaints.push(`the page jumps by ${shift.toFixed(3)}`);
    return complaints;
  },
  faults: {
    'a fat page': {
      html: (page) => {
        let seed = 7;
        const noise = Array.from({ length: 70_000 }, () => {
          seed = (seed * 48271) % 2147483647;
          return String.fromCharCode(97 + (seed % 26));
        });
        return page.replace('</main>', `<p hidden>${noise.join('')}</p></main>`);
      },
    },
  },
};
