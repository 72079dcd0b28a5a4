// Plain language on the pages of people who use them seldom: learners, hosts, families.

import { PHONE } from '../devices.mjs';

// LIX counts words a sentence plus long words in a hundred; 35 is a simple newspaper text.
const LIX = 35;
const WORDS_A_SENTENCE = 14;
// Of fewer words than these, one long one would make a hard text.
const ENOUGH = 30;
const OFFICE_WORDS =
  /\b(utilise|facilitate|stakeholder|beneficiary|ECVET|mobility activity|please note|invalid)\b/i;

export const language = {
  topic: 'language',
  promise: 'its sentences are short and its words plain',
  looks: [{ ...PHONE, name: 'English', locale: 'en-GB' }],
  applies: (page) => !page.staff && !page.legal,
  async inspect(tab) {
    const text = await tab.evaluate(() => {
      const parts = 'p, li, h1, h2, h3, label, dd, legend, button';
      return [...document.querySelectorAll('main *')]
        .filter((element) => element.matches(parts) && !element.querySelector(parts))
        .map((element) => {
          // Names, trades and whatever else people typed are theirs, and marked as such.
          const ours = element.cloneNode(true);
          ours.querySelectorAll('bdi').forEach((typed) => typed.remove());
          return ours.textContent.replace(/\s+/g, ' ').trim();
        })
        .filter(Boolean)
        .map((words) => words.replace(/[.!?:]?$/, '.'))
        .join(' ');
    });
    const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
    const sentences = text.match(/[.!?:](\s|$)/g)?.length ?? 1;
    const long = words.filter((word) => word.length > 6).length;
    const average = words.length / sentences;
    const lix = average + (100 * long) / words.length;
    const complaints = [];
    if (words.length >= ENOUGH && lix > LIX) complaints.push(`LIX ${lix.toFixed(0)}, at most ${LIX}`);
    if (average > WORDS_A_SENTENCE) complaints.push(`${average.toFixed(1)} words a sentence`);
    const office = text.match(OFFICE_WORDS);
    if (office) complaints.push(`office word: ${office[0]}`);
    return complaints;
  },
  faults: {
    'an office word': {
      html: (page) => page.replace('</main>', '<p>Please note this.</p></main>'),
    },
    'long words': {
      html: (page) =>
        page.replace(
          '</main>',
          `${'<p>Organisational responsibilities necessitate documentation.</p>'.repeat(60)}</main>`,
        ),
    },
  },
};
