// Mistakes in forms, and what happens to what was typed. The page says that something is wrong in its
// title and its status, says at each field what to do, leads there, and keeps what was typed; Back is
// safe, and Forward does not send again; a session that ended meanwhile loses nothing.

import { DESK, look } from '../devices.mjs';
import { fill, held, lost } from '../fields.mjs';
import { accessibility } from './accessibility.mjs';

// As axe wants it: see accessibility.mjs.
const STILL = look(DESK, 'still', { bypassCSP: true, reducedMotion: 'reduce' });

const SUMMARY = '[role=alert] a[href^="#"]';

// Runs `act` on the form's page in a copy of the year, once others have done what has to come first.
const onForm = (form, act) => (site) =>
  site.inCopy(async (copy) => {
    await form.before?.(copy);
    return copy.visit(form.page, STILL, (tab) => act(tab, copy));
  }, form.day);

// Sends the form and gives the answer to it.
async function send(tab, button) {
  const [answer] = await Promise.all([
    tab.waitForResponse((response) => response.request().method() === 'POST'),
    tab.locator(button).first().click({ timeout: 10_000 }),
  ]);
  await tab.waitForLoadState();
  return answer;
}

// What is wrong with how the page tells what is wrong.
const told = (tab) =>
  tab.evaluate((summary) => {
    const complaints = [];
    if (!document.activeElement.matches('[role=alert]')) complaints.push('the summary has no focus');
    const links = [...document.querySelectorAll(summary)];
    if (links.length === 0) complaints.push('there is no summary');
    for (const link of links) {
      const place = document.getElementById(link.hash.slice(1));
      const marked = place?.closest('fieldset[aria-invalid=true]') ?? place;
      if (!marked?.matches('[aria-invalid=true]')) {
        complaints.push(`“${link.textContent}” leads to no field that is marked`);
        continue;
      }
      const labels = marked.localName === 'fieldset' ? [marked.firstElementChild] : marked.labels;
      if (!labels?.[0]?.textContent.trim()) complaints.push(`${link.hash} has no label`);
      const ids = (marked.getAttribute('aria-describedby') ?? '').split(' ');
      const said = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      if (!said.includes(link.textContent.trim())) {
        complaints.push(`${link.hash} does not say “${link.textContent}” itself`);
      }
    }
    return complaints;
  }, SUMMARY);

const mistake = (form) => ({
  topic: 'forms',
  name: `${form.name}: a mistake is explained, and nothing typed is lost`,
  run: onForm(form, async (tab) => {
    const others = form.beside ? await heldBy(tab, form.beside) : {};
    await fill(tab, form.wrong);
    const answer = await send(tab, form.button);
    const complaints = [];
    if (answer.status() !== 422) complaints.push(`status ${answer.status()}, not 422`);
    const title = await tab.title();
    if (!title.startsWith('Error')) complaints.push(`the title is “${title}”`);
    complaints.push(...(await lost(tab, form.wrong)), ...(await lost(tab, others, 'beside: ')));
    complaints.push(...(await told(tab)));
    for (const field of form.faulty) {
      // Names that end in a line go on with an id.
      const said = field.endsWith('-') ? `[href^="#f-${field}"]` : `[href="#f-${field}"]`;
      if ((await tab.locator(`[role=alert] a${said}`).count()) === 0) {
        complaints.push(`nothing is said of ${field}`);
      }
    }
    const links = await tab.locator(SUMMARY).count();
    if (links > form.faulty.length) {
      complaints.push(`${links} complaints about ${form.faulty.length} mistakes`);
    }
    complaints.push(...(await accessibility.inspect(tab)));
    await tab.locator(SUMMARY).first().click({ timeout: 10_000 });
    const marked = await tab.evaluate(() =>
      document.activeElement.matches('[aria-invalid=true], fieldset[aria-invalid=true] *'),
    );
    if (!marked) complaints.push('the summary does not lead to the field');
    return complaints;
  }),
});

async function heldBy(tab, fields) {
  const values = {};
  for (const field of fields) values[field] = await held(tab, field);
  return values;
}

const back = (form) => ({
  topic: 'forms',
  name: `${form.name}: Back keeps what was typed, Forward does not send again`,
  run: onForm(form, async (tab) => {
    const complaints = [];
    await fill(tab, form.right);
    const answer = await send(tab, form.button);
    if (answer.status() >= 400) return [`status ${answer.status()}`, ...(await said(tab))];
    const after = tab.url();
    let sent = 0;
    tab.on('request', (request) => (sent += request.method() === 'POST' ? 1 : 0));
    await tab.goBack();
    if (!form.once) complaints.push(...(await lost(tab, form.right, 'Back: ')));
    else if ((await tab.locator(form.button).count()) > 0) complaints.push('Back: it is there again');
    await tab.goForward();
    if (tab.url() !== after) complaints.push(`Forward leads to ${tab.url()}`);
    if (sent > 0) complaints.push('it was sent again');
    return complaints;
  }),
});

const said = (tab) => tab.locator(SUMMARY).allInnerTexts();

const session = (form) => ({
  topic: 'forms',
  name: `${form.name}: a session that ended meanwhile loses nothing that was typed`,
  run: onForm(form, async (tab, copy) => {
    await fill(tab, form.right);
    await tab.context().clearCookies({ name: 'walz' });
    const turned = await send(tab, form.button);
    if (turned.status() !== 401) return [`status ${turned.status()}, not 401`];
    const again = 'main form[method=post] button';
    // Who presses too early loses nothing either.
    const early = await send(tab, again);
    if (early.status() !== 401) return [`early: status ${early.status()}, not 401`];
    // Somebody signs in in another window of the same browser.
    await tab.context().addCookies(await copy.cookies(form.page.role));
    const answer = await send(tab, again);
    if (answer.status() >= 400) return [`status ${answer.status()}`, ...(await said(tab))];
    return (await form.kept(tab)) === false ? ['what was typed has not arrived'] : [];
  }),
});

export function* formTests(forms) {
  for (const form of forms) {
    yield mistake(form);
    if (form.right) yield back(form);
    if (form.kept) yield session(form);
  }
}
