// A learner speaks into the phone, in the page itself, and hears it again in the logbook. The browser's own
// microphone beeps. What is kept must sound, and hold nothing of what was written beside the sound.

import { PHONE } from '../devices.mjs';

const WRITE = '/my/logbook/new';

// Speaks for a moment, and keeps it as an entry of today.
async function speak(tab) {
  await tab.goto(WRITE);
  await tab.locator('[name=text]').fill('How the day was, in my own words.');
  await tab.locator('[data-record] [data-start]').click();
  await tab.locator('[data-record] [data-stop]').waitFor();
  await tab.waitForTimeout(1500);
  await tab.locator('[data-record] [data-stop]').click();
  await tab.locator('[data-record] [data-done]:not(:empty)').waitFor();
  await tab.locator(`form[action="${WRITE}"] button.pri`).click();
  await tab.locator('main > .note.good[role=status]').waitFor();
}

// How long it plays, in seconds; 0 where it cannot be played.
const length = (audio) =>
  audio.evaluate(async (element) => {
    element.muted = true;
    try {
      await element.play();
    } catch {
      return 0;
    }
    await new Promise((resolve) => element.addEventListener('ended', resolve, { once: true }));
    return element.currentTime;
  });

export function* recordingTests() {
  yield {
    topic: 'recording',
    name: 'what a learner says into the phone is heard in the logbook',
    run: (site) =>
      site.inCopy((copy) =>
        copy.as('learner', PHONE, async (tab) => {
          await tab.context().grantPermissions(['microphone']);
          await speak(tab);
          const audio = tab.locator('main audio').first();
          const seconds = await length(audio);
          const complaints = [];
          if (seconds < 1 || seconds > 10) complaints.push(`it sounds for ${seconds} seconds`);
          const answer = await tab.request.get(await audio.getAttribute('src'));
          const type = answer.headers()['content-type'];
          if (!type?.startsWith('audio/webm')) complaints.push(`it is kept as ${type}`);
          return complaints;
        }),
      ),
  };
  yield {
    topic: 'recording',
    name: 'who gives no microphone is told so, and can bring a file',
    run: (site) =>
      site.inCopy((copy) =>
        copy.as('learner', PHONE, async (tab) => {
          await tab.goto(WRITE);
          await tab.evaluate(() => {
            navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
          });
          await tab.locator('[data-record] [data-start]').click();
          const told = tab.locator('[data-record] [data-done]:not(:empty)');
          await told.waitFor();
          const file = await tab.locator('input[type=file][name=voice]').isVisible();
          return file ? [] : ['no file can be chosen'];
        }),
      ),
  };
}
