// What a page may load and from where: everything comes from the program itself.

import { DESK } from '../devices.mjs';

const STRICT = [/default-src '(self|none)'/, /frame-ancestors 'none'/];
const LOOSE = /unsafe-(inline|eval)|(^|\s)\*(\s|;|$)/;

export const security = {
  topic: 'security',
  promise: 'the policy is strict, the page keeps it, and no other host is asked',
  looks: [DESK],
  async inspect(tab, page, answer, site) {
    const complaints = [];
    const policy = answer.headers()['content-security-policy'] ?? '';
    if (LOOSE.test(policy) || !STRICT.every((part) => part.test(policy))) {
      complaints.push(`loose policy: ${policy || 'none'}`);
    }
    tab.on('console', (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) {
        complaints.push(message.text().slice(0, 120));
      }
    });
    tab.on('pageerror', (error) => complaints.push(`script failed: ${error.message}`));
    tab.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${site.address}/`) && !url.startsWith('data:')) {
        complaints.push(`asks another host: ${url}`);
      }
    });
    await tab.reload({ waitUntil: 'networkidle' });
    return complaints;
  },
  faults: {
    'a loose policy': { headers: { 'content-security-policy': 'default-src *' } },
    'a picture from elsewhere': {
      html: (page) => page.replace('</main>', '<img alt="" src="http://127.0.0.1:9/x"></main>'),
    },
    'a style in the page': {
      html: (page) => page.replace('</main>', '<p style="color: red">x</p></main>'),
    },
  },
};
