// The pages that are checked. Whoever adds a page to the program adds a line here:
//
//   name       as the tests' results show it
//   role       who looks at it; nobody in particular if absent
//   path       where it is: a path, or `{ on, link }`, the first such link on another page; absent
//              if the role's own link leads there
//   staff      for people who work with it daily: denser and heavier than a learner's page
//   status     what it answers, 200 if absent
//   bytes      what its first visit may cost, if not as others of its kind
//   sheets     how many sheets of A4 it may take
//   prepare    async (tab) => …, brings it into a state, such as with errors
//   offline    its taps are kept on the phone without a connection
//   legal      quotes a text that others wrote, so its language is not measured
//   invented   made up for those who build pages: its words are not messages, its links lead nowhere
//   pictures   { file: device }, taken for the README

// Roles with an account. The others have a personal link, which is their page.
export const ACCOUNTS = ['coordinator', 'learner'];

export const pages = [
  { name: 'sign in', path: '/sign-in' },
  { name: 'sign in by mail', path: '/sign-in/mail' },
  { name: 'own account', role: 'coordinator', path: '/me', staff: true },
  { name: 'own account, learner', role: 'learner', path: '/me' },
  { name: 'styleguide', path: '/styleguide', staff: true, invented: true },
  { name: 'styleguide, board', path: '/styleguide/board', staff: true, invented: true, sheets: 2 },
  { name: 'styleguide, form', path: '/styleguide/form', status: 422, staff: true, invented: true },
  { name: 'styleguide, journey', path: '/styleguide/journey', invented: true },
  { name: 'not found', path: '/nothing/here', status: 404 },
];
