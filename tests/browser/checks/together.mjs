// Four people in four browsers, one of them on paper: a change of an agreement is negotiated, signed, and what was agreed
// is assessed.

import { DESK, PHONE } from '../devices.mjs';
import { gone, says, shows } from '../tasks/shown.mjs';

const DELEGATE = 'pia@host.example';
const PAPER = {
  name: 'signed.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n% the page with a signature by hand\n'),
};

const told = shows('main > .note.good[role=status]');

async function press(tab, control) {
  await tab.locator(control).first().click({ timeout: 10_000 });
  await tab.waitForLoadState();
}

async function say(tab, about, text) {
  const form = tab.locator('form[action$="/comment"]');
  if (!(await form.isVisible())) await tab.locator('#comments details > summary').click();
  await tab.locator('[name=about]').selectOption(about);
  await tab.locator('[name=comment]').fill(text);
  await press(tab, 'form[action$="/comment"] button');
  await told(tab);
}

async function sign(tab) {
  await tab.locator('#sign [name=agreed]').check();
  await press(tab, '#sign form[action$="/sign"] button');
  await gone('#sign')(tab);
}

async function change(office, text) {
  await office.locator('[name=amendment-reason]').fill('The workshop works shorter in spring.');
  await office.locator('[name=hours]').fill(text);
  await press(office, 'main form[action$="/edit"] button.pri');
  await told(office);
}

async function together(site, office, learner, partner) {
  await office.goto('/people?q=johanne+engen');
  await press(office, 'main th a[href^="/people/"]');
  await press(office, 'main a[href^="/agreements/"]');
  await press(office, 'form[action$="/amend"] button');
  await change(office, '30');
  await press(office, 'form[action$="/show"] button');
  await told(office);
  const draft = office.url();

  await learner.goto(new URL(draft).pathname);
  await say(learner, 'work', 'Could it be 32 hours? I want to finish the roof.');
  await partner.goto(new URL(draft).pathname);
  const unit = await partner.locator('[name=about] option').first().getAttribute('value');
  await say(partner, unit, 'Good as it is.');
  if (!unit?.startsWith('unit:')) return ['the first line that can be commented on is no unit'];

  await office.goto(draft);
  for (let left = 2; left > 0; left -= 1) {
    await press(office, 'form[action$="/comments/settle"] button');
    await told(office);
  }
  await press(office, 'a[href$="/edit"]');
  await change(office, '32');
  await press(office, 'form[action$="/offer"] button');
  await told(office);

  await learner.goto(new URL(draft).pathname);
  await learner.locator('details:has(form[action$="/scan"]) > summary').first().click();
  await learner.locator('[name=on]').fill('2027-03-03');
  await learner.locator('[name=scan]').setInputFiles(PAPER);
  await press(learner, 'form[action$="/scan"] button');
  await told(learner);
  await partner.goto(new URL(draft).pathname);
  await partner.locator('details:has(form[action$="/delegate"]) > summary').click();
  await partner.locator('[name=delegate-name]').fill('Pia Lund');
  await partner.locator('[name=delegate-email]').fill(DELEGATE);
  await press(partner, 'form[action$="/delegate"] button');
  await told(partner);
  await office.goto(draft);
  await press(office, 'form[action$="/scan/accept"] button');
  await told(office);
  await sign(office);
  await site.as(undefined, PHONE, async (pia) => {
    await pia.goto(await site.path({ mail: DELEGATE }));
    await sign(pia);
  });

  await learner.goto(new URL(draft).pathname);
  await says('32 hours a week')(learner);
  const standing = await learner.locator('main .tag.good, main .tags .tag').first().innerText();
  const complaints = [];
  if (!/signed|force/i.test(standing)) complaints.push(`the change stands at “${standing}”`);
  await site.as(undefined, PHONE, async (host) => {
    await host.goto(await site.path({ role: 'host' }));
    await press(host, 'a[href$="/assess"]');
    const units = host.locator('fieldset input[name^="unit-"][value=achieved]');
    for (const one of await units.all()) await one.check();
    await host.locator('[name=again][value=yes]').check();
    await press(host, 'form[action$="/assess"] button');
    await told(host);
    const found = await host.locator('.list .tag', { hasText: 'Alone' }).count();
    if (found === 0) complaints.push('nothing shows what was assessed');
  });
  return complaints;
}

export function* togetherTests() {
  yield {
    topic: 'together',
    name: 'four people negotiate, sign, change and assess one agreement, one of them on paper',
    run: (site) =>
      site.inCopy((copy) =>
        copy.as('coordinator', DESK, (office) =>
          copy.as('learner', PHONE, (learner) =>
            copy.as('partner', DESK, (partner) => together(copy, office, learner, partner)),
          ),
        ),
      ),
  };
}
