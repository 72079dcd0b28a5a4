// The README's pictures, taken from the pages themselves.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

export async function takePictures(pages, site) {
  await mkdir(FOLDER, { recursive: true });
  for (const page of pages) {
    for (const [file, device] of Object.entries(page.pictures ?? {})) {
      await site.visit(page, { ...device, reducedMotion: 'reduce' }, (tab) =>
        tab.screenshot({ path: FOLDER + file }),
      );
      console.log(`docs/pictures/${file}`);
    }
  }
}
