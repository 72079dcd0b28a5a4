// What people come to do, and what it may cost them.
//
//   name            as the tests' results show it
//   start           the page on which they stand, as in pages.mjs
//   device          what they hold
//   clicks, fields  what it may cost, counted from there
//   act             async (person) => …, with person.press, person.write and person.choose
//   done            async (tab) => …, waits for what shows that it is done, or gives false

export const tasks = [];

// Forms that are filled wrongly, then rightly.
//
//   page      the page with the form, as in pages.mjs
//   button    what sends it
//   wrong     { field: value } with at least one mistake
//   right     { field: value } that is accepted and leads to another page

export const forms = [
  {
    name: 'sign in',
    page: { path: '/sign-in' },
    button: 'main form[action="/sign-in"] button.pri',
    wrong: { '[name=email]': 'amina@example.org' },
  },
];
