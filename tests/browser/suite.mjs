// Turns checks into tests, runs them one after the other, and counts.
//
// A check of single pages is an object:
//   topic     one word, also for `--only`
//   promise   what holds on each page, as a sentence
//   looks     the devices with which each page is opened
//   applies   which pages it is for; all of them if absent
//   inspect   async (tab, page, answer, site, device) => complaints, an empty list if all is well
//   faults    { name: fault }, each of which it has to complain about

const COLOURS = /\x1b\[\d+m/g;

// One test for each page and look, then one for each fault.
export function* testsOf(check, pages) {
  const concerned = pages.filter(check.applies ?? (() => true));
  const inspect = (site, page, device) =>
    site.visit(page, device, (tab, answer) => check.inspect(tab, page, answer, site, device));
  for (const page of concerned) {
    for (const device of check.looks) {
      yield {
        topic: check.topic,
        name: `${page.name}, ${device.name}: ${check.promise}`,
        run: (site) => inspect(site, page, device),
      };
    }
  }
  for (const [name, fault] of Object.entries(check.faults ?? {})) {
    yield {
      topic: check.topic,
      name: `the check notices ${name}`,
      run: async (site) => {
        for (const page of concerned) {
          for (const device of check.looks) {
            if ((await inspect(site, page, { ...device, fault })).length > 0) return [];
          }
        }
        return ['nobody complained'];
      },
    };
  }
}

// Runs the tests and prints each with its complaints. Gives how many passed and failed.
export async function run(tests, site) {
  const counts = { passed: 0, failed: 0 };
  for (const test of tests) {
    const complaints = await complaintsOf(test, site);
    const passed = complaints.length === 0;
    counts[passed ? 'passed' : 'failed'] += 1;
    console.log(`${passed ? 'pass' : 'FAIL'}  ${test.topic}: ${test.name}`);
    for (const complaint of complaints.slice(0, 8)) console.log(`        ${complaint}`);
    if (complaints.length > 8) console.log(`        and ${complaints.length - 8} more`);
  }
  return counts;
}

async function complaintsOf(test, site) {
  try {
    return await test.run(site);
  } catch (error) {
    const lines = error.message.replace(COLOURS, '').split('\n');
    return [lines.slice(0, 4).join(' ')];
  }
}
