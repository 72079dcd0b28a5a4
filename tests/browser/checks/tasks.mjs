// What people come to do, done three ways: with a thumb or mouse, with the keyboard alone, and
// without JavaScript. Each way has a copy of the year to itself, and counts clicks and fields
// against what the task may cost.

const TAB_STOPS = 300;

// Does what a person does with a pointer, and counts it.
class Pointer {
  clicks = 0;
  fields = 0;

  constructor(tab) {
    this.tab = tab;
  }

  async press(control) {
    this.clicks += 1;
    await this.tab.locator(control).first().click({ timeout: 5000 });
    await this.tab.waitForLoadState();
  }

  async write(field, text) {
    this.fields += 1;
    await this.tab.locator(field).first().fill(text, { timeout: 5000 });
  }

  async choose(list, option) {
    this.clicks += 1;
    await this.tab.locator(list).first().selectOption(option, { timeout: 5000 });
  }
}

// The same by the keyboard alone: whatever cannot be reached by Tab cannot be done.
class Keyboard extends Pointer {
  async press(control) {
    await this.#reach(control);
    this.clicks += 1;
    const isTick = await this.tab.evaluate(() =>
      ['checkbox', 'radio'].includes(document.activeElement.type),
    );
    const opens = await this.tab.evaluate(() => document.activeElement.localName === 'summary');
    if (isTick || opens) {
      await this.tab.keyboard.press('Space');
    } else {
      await this.tab.keyboard.press('Enter');
      await this.tab.waitForTimeout(50);
    }
    await this.tab.waitForLoadState();
  }

  async write(field, text) {
    await this.#reach(field);
    this.fields += 1;
    await this.tab.keyboard.press('ControlOrMeta+a');
    await this.tab.keyboard.type(text);
  }

  async choose(list, option) {
    await this.#reach(list);
    this.clicks += 1;
    await this.tab.keyboard.type(option);
  }

  async #reach(control) {
    for (let stop = 0; stop < TAB_STOPS; stop += 1) {
      const there = (selector) => document.activeElement?.matches(selector);
      if (await this.tab.evaluate(there, control)) return;
      await this.tab.keyboard.press('Tab');
    }
    throw new Error(`the Tab key does not reach ${control}`);
  }
}

const WAYS = [
  { way: 'with a pointer', Person: Pointer, options: {} },
  { way: 'by keyboard', Person: Keyboard, options: { isMobile: false, hasTouch: false } },
  { way: 'without JavaScript', Person: Pointer, options: { javaScriptEnabled: false } },
];

export function* taskTests(tasks) {
  for (const task of tasks) {
    for (const { way, Person, options } of WAYS) {
      yield {
        topic: 'tasks',
        name: `${task.name}, ${way}`,
        run: (site) =>
          site.inCopy((copy) =>
            copy.visit(task.start, { ...task.device, ...options }, async (tab) => {
              const person = new Person(tab);
              await task.act(person);
              const done = await task.done(tab);
              const complaints = done === false ? [`not done, at ${tab.url()}`] : [];
              for (const cost of ['clicks', 'fields']) {
                if (person[cost] > task[cost]) {
                  complaints.push(`${person[cost]} ${cost}, at most ${task[cost]}`);
                }
              }
              return complaints;
            }),
          ),
      };
    }
  }
}
