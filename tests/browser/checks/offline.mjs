// A learner's phone without a connection: the page opens, a tap is kept and arrives once, and a
// call for help shows whom to call.

import { PHONE } from '../devices.mjs';

const ONLINE_AGAIN = { ...PHONE, serviceWorkers: 'allow' };

// Opens the page as somebody does who has been there before, and takes the connection away.
async function loseConnection(tab) {
  await tab.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
    }
  });
  await tab.reload();
  await tab.context().setOffline(true);
}

const kept = (page) => ({
  topic: 'offline',
  name: `${page.name}: a tap without a connection is kept and arrives exactly once`,
  run: (site) =>
    site.inCopy((copy) =>
      copy.visit(page, ONLINE_AGAIN, async (tab) => {
        await loseConnection(tab);
        const heading = await tab.locator('h1').textContent();
        await tab.reload();
        const complaints = [];
        if ((await tab.locator('h1').textContent()) !== heading) complaints.push('another page');
        await tab.locator('form[data-outbox] button[value=fine]').click();
        await tab.locator('[data-kept]').waitFor({ state: 'visible' });
        await tab.reload();
        await tab.locator('[data-kept]').waitFor({ state: 'visible' });

        const answers = [];
        tab.on('response', (answer) => {
          if (answer.request().method() === 'POST') answers.push(answer.status());
        });
        await tab.context().setOffline(false);
        await tab.locator('[data-kept]').waitFor({ state: 'hidden' });
        // Nothing is left to send, however often the connection comes back.
        await tab.evaluate(() => dispatchEvent(new Event('online')));
        await tab.reload({ waitUntil: 'networkidle' });
        if (answers.length !== 1 || answers[0] >= 400) complaints.push(`answers: ${answers}`);
        return complaints;
      }),
    ),
});

const help = (page) => ({
  topic: 'offline',
  name: `${page.name}: a call for help without a connection shows whom to call`,
  run: (site) =>
    site.inCopy((copy) =>
      copy.visit(page, ONLINE_AGAIN, async (tab) => {
        await loseConnection(tab);
        await tab.locator('form[data-outbox] button[value=help]').click();
        const call = tab.locator('[data-call]').first();
        await call.waitFor({ state: 'visible' });
        const numbers = await call.innerText();
        return numbers.includes('112') ? [] : [`it says “${numbers}”`];
      }),
    ),
});

export function* offlineTests(pages) {
  for (const page of pages.filter((page) => page.offline)) {
    yield kept(page);
    yield help(page);
  }
}
