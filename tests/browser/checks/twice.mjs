// Two people at the same thing: who is second sees what the first one wrote, and keeps their own words.

import { DESK } from '../devices.mjs';
import { fill, lost, unfold } from '../fields.mjs';

async function send(tab, button) {
  const [answer] = await Promise.all([
    tab.waitForResponse((response) => response.request().method() === 'POST'),
    tab.locator(button).first().click({ timeout: 10_000 }),
  ]);
  await tab.waitForLoadState();
  return answer.status();
}

export function* twiceTests(things) {
  for (const thing of things) {
    yield {
      topic: 'twice',
      name: `${thing.name}: the second of two sees the first one's words and keeps their own`,
      run: (site) =>
        site.inCopy(async (copy) => {
          await thing.before?.(copy);
          const firstPage = thing.first.page ?? thing.page;
          return copy.visit(thing.page, DESK, (second) =>
            copy.visit(firstPage, DESK, (first) => both(thing, first, second)),
          );
        }, thing.day),
    };
  }
}

async function both(thing, first, second) {
  const complaints = [];
  const form = first.url();
  await unfold(first);
  await fill(first, thing.first.writes);
  const kept = await send(first, thing.button);
  if (kept >= 400) return [`the first one's words are not kept: ${kept}`];
  await fill(second, thing.second.writes);
  const refused = await send(second, thing.button);
  if (refused !== 409) complaints.push(`the second one gets ${refused}, not 409`);
  if (!(await second.title()).startsWith('Error')) complaints.push('the title does not say so');
  complaints.push(...(await lost(second, thing.second.writes)));
  for (const words of Object.values(thing.first.writes)) {
    const seen = await second.locator('main dd, main [role=alert]', { hasText: words }).count();
    if (seen === 0) complaints.push(`“${words}” is not shown`);
  }
  const insisted = await send(second, thing.button);
  if (insisted >= 400) complaints.push(`sent again it answers ${insisted}`);
  await first.goto(form);
  complaints.push(...(await lost(first, thing.second.writes, 'in the end: ')));
  return complaints;
}
