// What shows that something is done.

const PATIENCE = { timeout: 10_000 };

export const says = (text) => (tab) => tab.getByText(text).first().waitFor(PATIENCE);

export const shows = (part, hasText) => (tab) =>
  tab.locator(part, { hasText }).first().waitFor(PATIENCE);

export const gone = (part) => (tab) =>
  tab.locator(part).first().waitFor({ state: 'detached', ...PATIENCE });
