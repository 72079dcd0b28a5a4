// People who do things on a page: with a thumb or mouse, or with the keyboard alone. What they do is
// counted: clicks, fields that are typed or chosen, and the time that reading and doing it takes.

const TAB_STOPS = 400;
const PATIENCE = { timeout: 10_000 };

// How long somebody takes who has never seen the page, in seconds: to read a word, to find and hit a
// control, to type a letter. The last two are those of the keystroke-level model (Card, Moran,
// Newell 1980); 200 words a minute is a slow reader.
const WORD = 60 / 200;
const HIT = 1.35 + 1.1;
const LETTER = 0.28;

// Does what a person does with a pointer.
export class Pointer {
  clicks = 0;
  fields = 0;
  seconds = 0;
  #read = new Set();

  constructor(tab) {
    this.tab = tab;
  }

  // Reads what is new in a part of the page. Names of countries in a closed list are not read.
  async read(part = 'main') {
    const text = await this.tab.locator(part).first().innerText(PATIENCE);
    for (const line of text.split('\n')) {
      if (this.#read.has(line)) continue;
      this.#read.add(line);
      this.seconds += WORD * (line.match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
    }
  }

  // Presses a button or a link, ticks a box, opens what is folded.
  async press(control) {
    this.clicks += 1;
    this.seconds += HIT;
    await this.hit(control);
    await this.tab.waitForLoadState();
  }

  // Types into a field.
  async write(field, text) {
    this.fields += 1;
    this.seconds += HIT + LETTER * text.length;
    await this.type(field, text);
  }

  // Chooses one of several answers, in a list or beside each other, by its value.
  async choose(field, value) {
    this.fields += 1;
    this.seconds += HIT;
    await this.select(field, value);
  }

  // Gives a file: `{ name, mimeType, buffer }`. The browser's own window for it cannot be driven.
  async give(field, file) {
    this.fields += 1;
    this.seconds += HIT;
    await this.reach(field);
    await this.tab.locator(field).first().setInputFiles(file, PATIENCE);
  }

  // Presses something that gives a file, and gives its name and text.
  async take(control) {
    const [download] = await Promise.all([
      this.tab.waitForEvent('download', PATIENCE),
      this.press(control),
    ]);
    const parts = [];
    for await (const part of await download.createReadStream()) parts.push(part);
    return { name: download.suggestedFilename(), text: Buffer.concat(parts).toString() };
  }

  async reach(control) {
    await this.tab.locator(control).first().waitFor(PATIENCE);
  }

  async hit(control) {
    await this.tab.locator(control).first().click(PATIENCE);
  }

  async type(field, text) {
    await this.tab.locator(field).first().fill(text, PATIENCE);
  }

  async select(field, value) {
    const first = this.tab.locator(field).first();
    if ((await first.evaluate((element) => element.localName)) === 'select') {
      await first.selectOption(value, PATIENCE);
    } else {
      await this.tab.locator(`${field}[value="${value}"]`).first().check(PATIENCE);
    }
  }
}

// The same by the keyboard alone: whatever cannot be reached by Tab cannot be done.
export class Keyboard extends Pointer {
  async hit(control) {
    await this.reach(control);
    const spaced = await this.#focused(
      (element) => ['checkbox', 'radio'].includes(element.type) || element.localName === 'summary',
    );
    if (spaced) {
      await this.tab.keyboard.press('Space');
    } else {
      // Unlike a click, a key does not wait for the page that it leads to.
      const there = this.tab.waitForEvent('framenavigated', { timeout: 1500 }).catch(() => null);
      await this.tab.keyboard.press('Enter');
      await there;
    }
  }

  async type(field, text) {
    await this.reach(field);
    const kind = await this.#focused((element) => element.type);
    if (kind === 'date') {
      const [year, month, day] = text.split('-');
      await this.tab.keyboard.type(`${month}${day}${year}`);
    } else if (kind === 'time') {
      const [hour, minute] = text.split(':').map(Number);
      const digits = [hour % 12 || 12, minute].map((part) => String(part).padStart(2, '0')).join('');
      await this.tab.keyboard.type(`${digits}${hour < 12 ? 'A' : 'P'}`);
    } else {
      await this.tab.keyboard.press('ControlOrMeta+a');
      await this.tab.keyboard.type(text);
    }
  }

  async select(field, value) {
    await this.reach(field);
    if ((await this.#focused((element) => element.type)) === 'checkbox') {
      await this.reach(`${field}[value="${value}"]`);
      await this.tab.keyboard.press('Space');
      return;
    }
    if ((await this.#focused((element) => element.localName)) === 'select') {
      const label = await this.tab.evaluate((value) => {
        const options = [...document.activeElement.options];
        return options.find((option) => option.value === value)?.label;
      }, value);
      if (label === undefined) throw new Error(`${field} does not offer ${value}`);
      // Most type how it begins; where that finds another answer, the arrows find it. A blank would
      // open the list, and other letters are not on every keyboard.
      await this.tab.keyboard.type(label.match(/^[A-Za-z0-9]*/)[0]);
      if ((await this.#chosen()) !== value) {
        await this.tab.keyboard.press('Home');
        await this.#walk(value);
      }
    } else {
      // The arrows walk the answers, and choose; Space chooses where one stands.
      await this.#walk(value);
      await this.tab.keyboard.press('Space');
    }
    if ((await this.#chosen()) !== value) {
      throw new Error(`the keys do not choose ${value} in ${field}`);
    }
  }

  async reach(control) {
    for (let stop = 0; stop < TAB_STOPS; stop += 1) {
      const there = (selector) => document.activeElement?.matches(selector);
      if (await this.tab.evaluate(there, control)) return;
      await this.tab.keyboard.press('Tab');
    }
    throw new Error(`the Tab key does not reach ${control}`);
  }

  #chosen() {
    return this.#focused((element) => element.value);
  }

  async #walk(value) {
    for (let step = 0; step < 40 && (await this.#chosen()) !== value; step += 1) {
      await this.tab.keyboard.press('ArrowDown');
    }
  }

  #focused(about) {
    return this.tab.evaluate(`(${about})(document.activeElement)`);
  }
}
