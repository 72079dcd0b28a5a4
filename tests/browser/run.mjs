// The pages in a real Chromium: `node run.mjs --program PATH`, which `cargo xtask test` does.
//
//   --program PATH    the built program
//   --only TOPIC      only these topics, separated by commas
//   --page NAME       only pages whose name contains this
//   --test NAME       only tests whose name contains this
//   --pictures        takes the README's pictures into docs/pictures instead of testing

import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { accessibility } from './checks/accessibility.mjs';
import { focus } from './checks/focus.mjs';
import { formTests } from './checks/forms.mjs';
import { language } from './checks/language.mjs';
import { links } from './checks/links.mjs';
import { colours, motion } from './checks/motion.mjs';
import { offlineTests } from './checks/offline.mjs';
import { orderTests } from './checks/order.mjs';
import { print } from './checks/print.mjs';
import { recordingTests } from './checks/recording.mjs';
import { reflow } from './checks/reflow.mjs';
import { security } from './checks/security.mjs';
import { structure } from './checks/structure.mjs';
import { targets } from './checks/targets.mjs';
import { taskTests } from './checks/tasks.mjs';
import { togetherTests } from './checks/together.mjs';
import { translation, words } from './checks/translation.mjs';
import { twiceTests } from './checks/twice.mjs';
import { weight } from './checks/weight.mjs';
import { pages } from './pages.mjs';
import { takePictures } from './pictures.mjs';
import { Year } from './program.mjs';
import { Site } from './site.mjs';
import { run, testsOf } from './suite.mjs';
import { forms } from './forms.mjs';
import { tasks } from './tasks/index.mjs';
import { things } from './twice.mjs';

const CHECKS = [
  structure,
  links,
  security,
  weight,
  accessibility,
  focus,
  targets,
  reflow,
  translation,
  words,
  motion,
  colours,
  print,
  language,
];

// Without the network's background work, which tests must not depend on; root has no sandbox.
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that beeps.
  '--use-fake-device-for-media-stream',
];

const { values: options } = parseArgs({
  options: {
    program: { type: 'string' },
    only: { type: 'string' },
    page: { type: 'string', default: '' },
    test: { type: 'string', default: '' },
    pictures: { type: 'boolean', default: false },
  },
});

function* allTests() {
  const concerned = pages.filter((page) => page.name.includes(options.page));
  for (const check of CHECKS) yield* testsOf(check, concerned);
  yield* offlineTests(concerned);
  yield* taskTests(tasks);
  yield* formTests(forms);
  yield* twiceTests(things);
  yield* orderTests();
  yield* recordingTests();
  yield* togetherTests();
}

function* chosenTests() {
  const topics = options.only?.split(',');
  for (const test of allTests()) {
    const asked = !topics || topics.includes(test.topic);
    if (asked && test.name.includes(options.test)) yield test;
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: QUIET,
});
let year;
try {
  year = await Year.of(options.program);
  const site = await Site.open(browser, year);
  if (options.pictures) {
    await takePictures(pages, site);
  } else {
    const { passed, failed } = await run(chosenTests(), site);
    process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
    console.log(`\n${passed} passed, ${failed} failed`);
  }
} finally {
  await browser.close();
  await year?.end();
}
