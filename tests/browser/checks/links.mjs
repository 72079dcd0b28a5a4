// Every link of a page leads somewhere.

import { DESK } from '../devices.mjs';

// Addresses that were asked for already, by role: many pages share their links.
const asked = new Map();

export const links = {
  topic: 'links',
  promise: 'each link leads somewhere',
  looks: [DESK],
  applies: (page) => !page.invented,
  async inspect(tab, page) {
    const found = await tab.evaluate(() =>
      [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')),
    );
    const complaints = [];
    for (const link of new Set(found)) {
      if (/^(mailto|tel|geo):/.test(link)) continue;
      const url = new URL(link, tab.url());
      const here = new URL(tab.url());
      if (url.origin !== here.origin) continue;
      if (url.pathname === here.pathname && url.search === here.search) {
        const id = decodeURIComponent(url.hash.slice(1));
        const there = !id || (await tab.evaluate((id) => !!document.getElementById(id), id));
        if (!there) complaints.push(`${link} is not on the page`);
        continue;
      }
      const known = `${page.role} ${url.origin}${url.pathname}${url.search}`;
      if (!asked.has(known)) {
        const answer = await tab.request.get(url.href, { maxRedirects: 0 });
        asked.set(known, answer.status());
      }
      if (asked.get(known) >= 400) complaints.push(`${link} answers ${asked.get(known)}`);
    }
    return complaints;
  },
  faults: {
    'a link to nowhere': {
      html: (page) => page.replace('</main>', '<a href="/nowhere/at/all">x</a></main>'),
    },
  },
};
