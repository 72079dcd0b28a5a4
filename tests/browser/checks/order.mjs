// Safety first, always: on the page of the day and on every board, who may be in danger stands before
// everything else, then what is late, and then the rest by its day.

import { DESK, PHONE } from '../devices.mjs';

const SAFETY = ['Asks for help', 'Missed check-in', 'Incident'];
const HEADINGS = ['Safety', 'Overdue', 'Due today', 'Waiting too long for others', 'Soon', 'Put off'];

// Somebody calls for help, two things happen, one grave and one not, and one of them is taken.
async function trouble(site) {
  await site.as('learner', PHONE, async (tab) => {
    await tab.goto('/my');
    await tab.locator('button[name=mood][value=help]').click();
    await tab.locator('main > .note.good[role=status]').waitFor();
  });
  await site.as('coordinator', DESK, async (tab) => {
    for (const [name, level] of [
      ['holsten', '1'],
      ['emil+nyg', '3'],
      ['aksel+evensen', '2'],
    ]) {
      await tab.goto(`/people?q=${name}`);
      await tab.locator('main th a[href^="/people/"]').first().click();
      await tab.locator('main a[href^="/stays/"]').first().click();
      await tab.locator('main a[href$="/report"]').first().click();
      await tab.locator('[name=kind]').selectOption('theft');
      await tab.locator(`[name=level][value="${level}"]`).check();
      await tab.locator('[name=text]').fill('A bag is gone.');
      await tab.locator('form[action$="/report"] button').click();
      await tab.locator('main > .note.good[role=status]').waitFor();
    }
    await tab.locator('form[action$="/take"] button').click();
    await tab.locator('main > .note.good[role=status]').waitFor();
  });
}

// The page of the day: its groups in their order, in Safety whom nobody has first, and the gravest
// first.
async function day(tab) {
  const headings = await tab.locator('main section > h2').allInnerTexts();
  const places = headings.map((heading) =>
    HEADINGS.findIndex((known) => heading.startsWith(known)),
  );
  const complaints = [];
  if (places.some((place, n) => place < 0 || (n > 0 && place <= places[n - 1]))) {
    complaints.push(`the groups are ${headings}`);
  }
  const rows = await tab.locator('main section').first().locator('tbody tr').allInnerTexts();
  const ranks = rows.map((row) => {
    const taken = /has it/.test(row) && !/Nobody has it/.test(row) ? 10 : 0;
    const grave = [/Asks for help/, /Serious|Critical/, /No word/, /Minor/];
    return taken + grave.findIndex((words) => words.test(row));
  });
  if (ranks.length < 4) complaints.push(`only ${ranks.length} rows about safety`);
  if (ranks.some((rank, n) => n > 0 && rank < ranks[n - 1])) complaints.push(`rows: ${rows}`);
  return complaints;
}

// A board: rows about safety, then those with a day, the earliest first and so the late ones before the
// others, then those without one.
async function board(tab) {
  const rows = await tab.locator('main tbody tr').evaluateAll((all, safety) =>
    all.map((row) => {
      const warnings = [...row.querySelectorAll('.warns .tag')].map((tag) => tag.textContent.trim());
      const due = row.querySelector('.nx .small');
      const rank = warnings.some((warning) => safety.includes(warning)) ? 0 : due ? 1 : 2;
      return { name: row.querySelector('th bdi').textContent, rank, late: !!due?.matches('.late') };
    }),
  SAFETY);
  const complaints = [];
  if (rows.filter(({ rank }) => rank === 0).length < 4) complaints.push('too few rows about safety');
  for (const [n, row] of rows.entries()) {
    const before = rows[n - 1];
    if (before && row.rank < before.rank) complaints.push(`${row.name} stands after ${before.name}`);
    if (before?.rank === 1 && row.rank === 1 && row.late && !before.late) {
      complaints.push(`${row.name} is late and stands after ${before.name}`);
    }
  }
  return complaints;
}

const round = { on: '/rounds', link: 'main h2 a[href^="/rounds/"]' };

const PAGES = [
  { name: 'today', page: { role: 'coordinator', path: '/today' }, inspect: day, turns: true },
  { name: 'board', page: { role: 'coordinator', path: round }, inspect: board, turns: true },
  {
    name: 'board, with warnings',
    page: { role: 'coordinator', path: { ...round, plus: '?view=warned' } },
    inspect: board,
  },
  {
    name: 'board, abroad',
    page: { role: 'coordinator', path: { ...round, plus: '?stage=abroad' } },
    inspect: board,
  },
];

// Turns the rows of each table around.
const around = {
  html: (page) =>
    page.replace(/<tbody>([\s\S]*?)<\/tbody>/g, (_, rows) => {
      const all = rows.split(/(?=<tr>)/).filter((row) => row.includes('<tr>'));
      return `<tbody>${all.reverse().join('')}</tbody>`;
    }),
};

export function* orderTests() {
  yield {
    topic: 'order',
    name: 'safety stands first on the page of the day and on the board',
    run: (site) =>
      site.inCopy(async (copy) => {
        await trouble(copy);
        const complaints = [];
        for (const { name, page, inspect, turns } of PAGES) {
          const found = await copy.visit(page, DESK, inspect);
          complaints.push(...found.map((complaint) => `${name}: ${complaint}`));
          if (!turns) continue;
          const turned = await copy.visit(page, { ...DESK, fault: around }, inspect);
          if (turned.length === 0) complaints.push(`${name}: rows turned around go unnoticed`);
        }
        return complaints;
      }),
  };
}
