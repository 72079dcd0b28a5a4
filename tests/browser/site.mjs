// The site as people see it: somebody, signed in, with a device, on a page of the list.

import { DESK } from './devices.mjs';
import { linkInMail } from './mail.mjs';
import { ACCOUNTS } from './pages.mjs';

// What somebody may have to press before they are in: a mail's link asks for a confirmation, since
// scanners of mail follow links too, and who has several roles chooses one.
const CONFIRMING = ['form[action^="/sign-in/confirm/"]', 'form[action="/choose"]'];

export class Site {
  #browser;
  #year;
  #server;
  #signedIn = new Map();
  #paths = new Map();

  // A site on a copy of the year as it stands on a day. It lives as long as the year does.
  static async open(browser, year, day) {
    const site = new Site();
    site.#browser = browser;
    site.#year = year;
    site.#server = await year.copy(day);
    return site;
  }

  // Runs `act` with a site of its own, which it may change.
  async inCopy(act, day) {
    const copy = await Site.open(this.#browser, this.#year, day);
    try {
      return await act(copy);
    } finally {
      await copy.#server.stop();
    }
  }

  get address() {
    return this.#server.address;
  }

  // Runs `act` in a new tab of somebody with that role, and closes the tab afterwards.
  async as(role, device, act) {
    const { name, fault, language, ...options } = device;
    const storageState = role && ACCOUNTS.includes(role) ? await this.#session(role) : undefined;
    const context = await this.#browser.newContext({
      baseURL: this.address,
      serviceWorkers: 'block',
      ...options,
      storageState,
    });
    try {
      if (language) {
        await context.addCookies([{ name: 'language', value: language, url: this.address }]);
      }
      if (fault) await plant(context, fault);
      return await act(await context.newPage());
    } finally {
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
    }
  }

  // Runs `act` on a page of the list, opened and brought into its state.
  async visit(page, device, act) {
    const path = await this.path(page);
    return this.as(page.role, device, async (tab) => {
      const answer = await tab.goto(path);
      await page.prepare?.(tab);
      return act(tab, answer);
    });
  }

  // Where a page is. The list names it by its path, or by a link on another page, since ids differ
  // from one year to the next, with what stands behind it, or by whose newest mail has the link to
  // it; a page without either is where the role's own link leads.
  async path(page) {
    if (page.mail) return linkInMail(this.#server.mails, page.mail);
    if (typeof page.path === 'string') return page.path;
    if (!page.path) return this.#server.signIn[page.role];
    const { on, link, plus = '' } = page.path;
    const known = JSON.stringify([page.role, on, link]);
    if (!this.#paths.has(known)) {
      const path = this.visit({ role: page.role, path: on }, DESK, (tab) =>
        tab.locator(link).first().getAttribute('href', { timeout: 5000 }),
      );
      this.#paths.set(known, path);
    }
    return (await this.#paths.get(known)) + plus;
  }

  // The cookies of a session of that role, as a browser gets them where somebody signs in.
  async cookies(role) {
    return (await this.#session(role)).cookies;
  }

  // What the browser keeps of somebody who has followed their sign-in link and confirmed it. Each
  // role signs in once.
  #session(role) {
    if (!this.#signedIn.has(role)) this.#signedIn.set(role, this.#signIn(role));
    return this.#signedIn.get(role);
  }

  #signIn(role) {
    return this.as(undefined, DESK, async (tab) => {
      await tab.goto(this.#server.signIn[role]);
      for (const form of CONFIRMING) {
        const button = tab.locator(`${form} button`).first();
        if (!(await button.isVisible())) continue;
        await button.click();
        await tab.waitForLoadState();
      }
      return tab.context().storageState();
    });
  }
}

// Puts a fault into what the program answers, to see that a check notices.
async function plant(context, { css, html, headers }) {
  await context.route('**/*', async (route) => {
    const response = await route.fetch();
    const type = response.headers()['content-type'] ?? '';
    const changes = { response };
    if (css && type.startsWith('text/css')) {
      changes.body = `${await response.text()}\n${css}`;
    }
    if (html && type.startsWith('text/html')) {
      changes.body = html(await response.text());
    }
    if (headers && type.startsWith('text/html')) {
      changes.headers = { ...response.headers(), ...headers };
    }
    await route.fulfill(changes);
  });
}
