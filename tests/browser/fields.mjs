// Fields of a form, by their selectors: how to fill them, and what they hold. A value is a text, or a
// list of the boxes that are ticked.

const PATIENCE = { timeout: 10_000 };

const kindOf = (tab, field) =>
  tab
    .locator(field)
    .first()
    .evaluate(({ localName, type }) => (localName === 'input' ? type : localName), PATIENCE);

const some = (field, value) => `${field}[value="${value}"]`;

// Opens what a form has folded.
export async function unfold(tab) {
  const closed = tab.locator('main form details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
}

export async function fill(tab, values) {
  for (const [field, value] of Object.entries(values)) {
    const first = tab.locator(field).first();
    const kind = await kindOf(tab, field);
    if (kind === 'select') await first.selectOption(value, PATIENCE);
    else if (kind === 'radio') await tab.locator(some(field, value)).first().check(PATIENCE);
    else if (kind === 'checkbox') {
      for (const one of value) await tab.locator(some(field, one)).first().check(PATIENCE);
    } else await first.fill(value, PATIENCE);
  }
}

export async function held(tab, field) {
  const kind = await kindOf(tab, field);
  if (kind !== 'radio' && kind !== 'checkbox') return tab.locator(field).first().inputValue();
  const ticked = await tab.locator(`${field}:checked`).evaluateAll((all) => all.map((a) => a.value));
  return kind === 'radio' ? (ticked[0] ?? '') : ticked;
}

// Which of the fields hold something else than they should, each as a sentence.
export async function lost(tab, values, when = '') {
  const complaints = [];
  for (const [field, value] of Object.entries(values)) {
    const kept = await held(tab, field);
    if (`${kept}` !== `${value}`) complaints.push(`${when}${field} has “${kept}”, not “${value}”`);
  }
  return complaints;
}
