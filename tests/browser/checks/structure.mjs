// What screen readers and search find their way by.

import { DESK } from '../devices.mjs';

export const structure = {
  topic: 'structure',
  promise: 'one heading, a language, one main part, a title, and a first stop that skips to it',
  looks: [DESK],
  async inspect(tab, page, answer) {
    const found = await tab.evaluate(() => ({
      headings: document.querySelectorAll('h1').length,
      mains: document.querySelectorAll('main').length,
      language: document.documentElement.lang,
      title: document.title,
      tables: [...document.querySelectorAll('table')].filter((table) => !table.caption).length,
      ids: [...document.querySelectorAll('[id]')]
        .map((element) => element.id)
        .filter((id, place, all) => all.indexOf(id) !== place),
    }));
    const complaints = [];
    const hasMistakes = page.prepare || page.status === 422;
    const expected = page.status ?? 200;
    if (!page.prepare && answer.status() !== expected) {
      complaints.push(`status ${answer.status()}, not ${expected}`);
    }
    if (found.headings !== 1) complaints.push(`${found.headings} main headings`);
    if (found.mains !== 1) complaints.push(`${found.mains} main parts`);
    if (!found.language) complaints.push('no language');
    if (!found.title) complaints.push('no title');
    if (found.tables) complaints.push(`${found.tables} tables without a caption`);
    if (found.ids.length) complaints.push(`the same id twice: ${found.ids}`);
    await tab.evaluate(() => document.activeElement?.blur());
    await tab.keyboard.press('Tab');
    const first = await tab.evaluate(() => document.activeElement.getAttribute('href'));
    const skips = first?.startsWith('#') && (await tab.locator(`main${first}`).count()) === 1;
    // A page that shows mistakes has moved the focus to them.
    if (!skips && !hasMistakes) complaints.push(`the first stop leads to ${first}`);
    return complaints;
  },
  faults: {
    'a second main heading': { html: (page) => page.replace('</main>', '<h1>Two</h1></main>') },
    'a missing language': { html: (page) => page.replace(/<html[^>]*>/, '<html>') },
  },
};
