// Mistakes in forms. The page says that something is wrong in its title and its status, leads to
// each field, and keeps what was typed; Back is safe, and Forward does not send again.

import { DESK } from '../devices.mjs';

const SUMMARY = '[role=alert] a[href^="#"]';

async function fill(tab, values) {
  for (const [field, value] of Object.entries(values)) {
    await tab.locator(field).first().fill(value, { timeout: 5000 });
  }
}

// Sends the form and gives the answer to it.
async function send(tab, form) {
  const [answer] = await Promise.all([
    tab.waitForResponse((response) => response.request().method() === 'POST'),
    tab.locator(form.button).first().click({ timeout: 5000 }),
  ]);
  await tab.waitForLoadState();
  return answer;
}

const mistake = (form) => ({
  topic: 'forms',
  name: `${form.name}: a mistake is explained, and nothing typed is lost`,
  run: (site) =>
    site.inCopy((copy) =>
      copy.visit(form.page, DESK, async (tab) => {
        const complaints = [];
        await fill(tab, form.wrong);
        const answer = await send(tab, form);
        if (answer.status() !== 422) complaints.push(`status ${answer.status()}, not 422`);
        const title = await tab.title();
        if (!title.startsWith('Error')) complaints.push(`the title is “${title}”`);
        for (const [field, value] of Object.entries(form.wrong)) {
          const kept = await tab.locator(field).first().inputValue();
          if (kept !== value) complaints.push(`${field} has “${kept}”, not “${value}”`);
        }
        if ((await tab.locator('[aria-invalid=true]').count()) === 0) {
          complaints.push('no field is marked');
        }
        await tab.locator(SUMMARY).first().click({ timeout: 5000 });
        const marked = await tab.evaluate(() =>
          document.activeElement.matches('[aria-invalid=true], fieldset *'),
        );
        if (!marked) complaints.push('the summary does not lead to the field');
        return complaints;
      }),
    ),
});

const back = (form) => ({
  topic: 'forms',
  name: `${form.name}: Back keeps what was typed, Forward does not send again`,
  run: (site) =>
    site.inCopy((copy) =>
      copy.visit(form.page, DESK, async (tab) => {
        const complaints = [];
        await fill(tab, form.right);
        const answer = await send(tab, form);
        if (answer.status() >= 400) complaints.push(`status ${answer.status()}`);
        const after = tab.url();
        let sent = 0;
        tab.on('request', (request) => (sent += request.method() === 'POST' ? 1 : 0));
        await tab.goBack();
        for (const [field, value] of Object.entries(form.right)) {
          const kept = await tab.locator(field).first().inputValue();
          if (kept !== value) complaints.push(`Back: ${field} has “${kept}”, not “${value}”`);
        }
        await tab.goForward();
        if (tab.url() !== after) complaints.push(`Forward leads to ${tab.url()}`);
        if (sent > 0) complaints.push('it was sent again');
        return complaints;
      }),
    ),
});

export function* formTests(forms) {
  for (const form of forms) {
    yield mistake(form);
    if (form.right) yield back(form);
  }
}
