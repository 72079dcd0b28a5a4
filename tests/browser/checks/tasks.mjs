// What people come to do, done three ways: with a thumb or mouse, with the keyboard alone, and
// without JavaScript. Each way has a copy of the year to itself, and counts clicks, fields and
// minutes against what the task may cost.

import { Keyboard, Pointer } from '../people.mjs';

const WAYS = [
  { way: 'with a pointer', Person: Pointer, options: {} },
  { way: 'by keyboard', Person: Keyboard, options: { isMobile: false, hasTouch: false } },
  { way: 'without JavaScript', Person: Pointer, options: { javaScriptEnabled: false } },
];

const COSTS = {
  clicks: (person) => person.clicks,
  fields: (person) => person.fields,
  minutes: (person) => Math.ceil(person.seconds / 6) / 10,
};

export function* taskTests(tasks) {
  for (const task of tasks) {
    for (const { way, Person, options } of WAYS) {
      yield {
        topic: 'tasks',
        name: `${task.name}, ${way}`,
        run: (site) => site.inCopy((copy) => tried(task, copy, Person, options), task.day),
      };
    }
  }
}

async function tried(task, copy, Person, options) {
  await task.before?.(copy);
  return copy.visit(task.start, { ...task.device, ...options }, async (tab) => {
    const person = new Person(tab);
    await person.read();
    const found = await task.act(person);
    const done = await task.done(tab, found);
    const complaints = done === false ? [`not done, at ${tab.url()}`] : [];
    for (const [cost, of] of Object.entries(COSTS)) {
      if (of(person) > task[cost]) complaints.push(`${of(person)} ${cost}, at most ${task[cost]}`);
    }
    return complaints;
  });
}
