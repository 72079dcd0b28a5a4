// Paper: people take lists on visits and pin emergency sheets to a door.

import { DESK } from '../devices.mjs';

export const print = {
  topic: 'print',
  promise: 'it fits on the sheets it should take',
  looks: [DESK],
  applies: (page) => page.sheets,
  async inspect(tab, page) {
    const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
    const fits = sheets > 0 && sheets <= page.sheets;
    return fits ? [] : [`${sheets} sheets, at most ${page.sheets}`];
  },
  faults: { 'tall rows': { css: '@media print { tr { block-size: 9cm } p { margin: 9cm } }' } },
};
