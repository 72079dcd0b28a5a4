// Tables in and out.

import { DESK } from '../devices.mjs';
import { shows } from './shown.mjs';

const HEADINGS =
  'tutor_id,first_name,last_name,role,home_company_id,trade_code,place,lang_en,lang_de,lang_es,' +
  'lang_it,apprentices_supervised,visited_before,email,fictional';

const table = (...rows) => ({
  name: 'tutors.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${[HEADINGS, ...rows].join('\r\n')}\r\n`),
});

const GOOD = 'TU98,Aud,Moen,company_tutor,HC01,carpentry,Hamar,B1,A1,0,0,3,0,aud@demo.example,true';
const BAD = 'TU99,Liv,Berg,company_tutor,HC01,carpentry,Hamar,B9,A1,0,0,3,0,liv@demo.example,true';
const MENDED = BAD.replace('B9', 'B2');

export const tableTasks = [
  {
    name: 'take a table in that has a faulty row, mend it, and take it in',
    start: { role: 'coordinator', path: '/import' },
    device: DESK,
    clicks: 3,
    fields: 4,
    act: async (person) => {
      const look = async (file) => {
        await person.choose('select[name=table]', 'tutors');
        await person.give('[name=file]', file);
        await person.press('form:has([type=file]) button');
      };
      await look(table(GOOD, BAD));
      // The third line of the file, where its headings are the first.
      const row = person.tab.locator('tbody tr').filter({ hasText: 'B9' });
      await row.waitFor();
      const told = await row.locator('th, td').allInnerTexts();
      await look(table(GOOD, MENDED));
      await person.press('form:has([name=content]) button');
      return told.map((cell) => cell.trim());
    },
    done: async (tab, [line, column, value, reason]) => {
      await shows('main > .note.good[role=status]', '2')(tab);
      const told = line === '3' && column === 'lang_en' && value === 'B9' && reason.length > 10;
      const rows = await tab.request.get('/export/tutors.csv');
      return told && (await rows.text()).includes('TU99,Liv,Berg');
    },
  },
  {
    name: 'take a table out',
    start: { role: 'coordinator', path: '/export' },
    device: DESK,
    clicks: 1,
    fields: 0,
    act: (person) => person.take('a[href*="/export/tutors"][href*="csv"]'),
    done: (tab, { name, text }) =>
      name.endsWith('.csv') && text.includes('tutor_id') && text.includes('Ødegård'),
  },
];
