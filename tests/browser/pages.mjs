// The pages that are checked. Whoever adds a page to the program adds a line here:
//
//   name       as the tests' results show it
//   role       who looks at it; nobody in particular if absent
//   path       where it is: a path, or `{ on, link, plus }`: the first such link on another page,
//              and what stands behind it; absent if the role's own link leads there
//   staff      for people who work with it daily: denser and heavier than a learner's page
//   status     what it answers, 200 if absent
//   bytes      what its first visit may cost, if not as others of its kind
//   sheets     how many sheets of A4 it may take
//   prepare    async (tab) => …, brings it into a state, such as with errors
//   offline    its taps are kept on the phone without a connection
//   legal      quotes a text that others wrote, so its language is not measured
//   invented   made up for those who build pages: its words are not messages, its links lead nowhere
//   pictures   { file: device }, taken for the README

import { DESK, PHONE, look } from './devices.mjs';

// Roles with an account. The others have a personal link, which is their page.
export const ACCOUNTS = ['coordinator', 'finance', 'learner', 'tutor', 'partner'];

const dark = (device) => look(device, 'dark', { colorScheme: 'dark' });

// The file of a learner who is abroad, and what stands behind it.
const person = (plus) => ({ on: '/people?q=holsten', link: 'main th a[href^="/people/"]', plus });
const stay = (plus) => ({ on: '/partner', link: 'main h3 a[href^="/stays/"]', plus });

// The stay of somebody who is abroad, as the office and as the tutor come to it.
const abroad = (plus) => ({ on: '/today', link: 'main th a[href^="/stays/"]', plus });
const pupil = (plus) => ({ on: '/tutor', link: 'main h3 a[href^="/stays/"]', plus });

const partner = (plus) => ({
  on: '/partners',
  link: 'main th a[href^="/partners/"]',
  plus,
});

const round = (plus) => ({ on: '/rounds', link: 'main h2 a[href^="/rounds/"]', plus });

const unit = (plus) => ({ on: '/units?trade=carpentry', link: 'main th a[href^="/units/"]', plus });

export const pages = [
  { name: 'sign in', path: '/sign-in' },
  { name: 'sign in by mail', path: '/sign-in/mail' },
  { name: 'not found', path: '/nothing/here', status: 404 },
  { name: 'check a credential', path: '/verify' },
  {
    name: 'check a credential, a paper',
    path: '/verify',
    prepare: async (tab) => {
      const file = { name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
      await tab.locator('[name=file]').setInputFiles(file);
      await tab.locator('main form[action="/verify"] button').click();
      await tab.locator('main > * .note[role=status]').waitFor();
    },
  },
  { name: 'own account', role: 'coordinator', path: '/me', staff: true },
  { name: 'own account, learner', role: 'learner', path: '/me' },
  { name: 'what I have learned', role: 'learner', path: '/my/learned' },
  { name: 'logbook', role: 'learner', path: '/my/logbook', bytes: 60_000 },
  { name: 'logbook, by unit', role: 'learner', path: { on: '/my/logbook', link: 'main .views a[href*="unit="]' } },
  { name: 'write in the logbook', role: 'learner', path: '/my/logbook/new' },
  {
    name: 'change an entry of the logbook',
    role: 'learner',
    path: { on: '/my/logbook', link: 'main li a[href^="/my/logbook/"]' },
  },
  { name: 'portfolio', role: 'learner', path: '/my/portfolio', bytes: 60_000 },
  { name: 'what my stay is good for', role: 'learner', path: '/my/smart' },
  { name: 'what I use at work, too early', role: 'learner', path: '/my/follow-up' },

  { name: 'rounds', role: 'coordinator', path: '/rounds', staff: true },
  {
    name: 'board',
    role: 'coordinator',
    path: round(),
    staff: true,
    bytes: 40_000,
    sheets: 5,
    pictures: {
      'board.png': DESK,
      'board-dark.png': dark(DESK),
      'board-phone.png': PHONE,
    },
  },
  { name: 'board, nobody found', role: 'coordinator', path: round('?q=zzzz'), staff: true },
  {
    name: 'allocation',
    role: 'coordinator',
    path: round('/allocation'),
    staff: true,
    pictures: { 'allocation.png': DESK },
  },
  { name: 'what if', role: 'coordinator', path: round('/what-if'), staff: true },
  {
    name: 'what if, new',
    role: 'coordinator',
    path: round('/what-if/new'),
    staff: true,
  },
  {
    name: 'what if, compared',
    role: 'coordinator',
    path: round('/what-if/new'),
    staff: true,
    prepare: async (tab) => {
      await tab.locator('[name=name]').fill('No short autumn');
      await tab.locator('[name=no-window][value=W2S]').check();
      await tab.locator('main form[action$="/what-if/new"] button').click();
      await tab.locator('main form[action$="/what-if/choose"]').waitFor();
    },
  },
  { name: 'decided beforehand', role: 'coordinator', path: round('/locks'), staff: true },
  { name: 'repair', role: 'coordinator', path: round('/repair'), staff: true },
  {
    name: 'partners',
    role: 'coordinator',
    path: '/partners',
    staff: true,
    pictures: { 'partners.png': DESK },
  },
  {
    name: 'partner',
    role: 'coordinator',
    path: partner(),
    staff: true,
  },
  { name: 'new partner', role: 'coordinator', path: '/partners/new', staff: true },
  { name: 'change a partner', role: 'coordinator', path: partner('/edit'), staff: true },
  { name: 'new host', role: 'coordinator', path: partner('/hosts/new'), staff: true },
  { name: 'new home', role: 'coordinator', path: partner('/homes/new'), staff: true },
  {
    name: 'new place',
    role: 'coordinator',
    path: { on: partner(), link: 'main td a[href$="/places/new"]' },
    staff: true,
  },
  {
    name: 'change a host',
    role: 'coordinator',
    path: { on: partner(), link: 'main th a[href^="/hosts/"]' },
    staff: true,
  },
  {
    name: 'change a home',
    role: 'coordinator',
    path: { on: partner(), link: 'main th a[href^="/homes/"]' },
    staff: true,
  },
  {
    name: 'change a place',
    role: 'coordinator',
    path: { on: partner(), link: 'main th a[href^="/places/"]' },
    staff: true,
  },
  { name: 'import', role: 'coordinator', path: '/import', staff: true },
  { name: 'search', role: 'coordinator', path: '/search?q=o', staff: true },
  { name: 'search, nothing found', role: 'coordinator', path: '/search?q=zzzz', staff: true },
  { name: 'export', role: 'coordinator', path: '/export', staff: true },
  { name: 'new round', role: 'coordinator', path: '/rounds/new', staff: true },
  { name: 'about a round', role: 'coordinator', path: round('/about'), staff: true },
  { name: 'change a round', role: 'coordinator', path: round('/edit'), staff: true },
  { name: 'applications', role: 'coordinator', path: round('/applications'), staff: true },
  {
    name: 'one application',
    role: 'coordinator',
    path: { on: round('/applications'), link: 'main th a[href*="/applications/"]' },
    staff: true,
  },

  { name: 'learning outcomes', role: 'coordinator', path: '/units', staff: true, sheets: 6 },
  { name: 'learning outcomes, none', role: 'coordinator', path: '/units?q=zzzz', staff: true },
  { name: 'unit', role: 'coordinator', path: unit(), staff: true },
  { name: 'unit, new', role: 'coordinator', path: '/units/new', staff: true },
  { name: 'change a unit', role: 'coordinator', path: unit('/edit'), staff: true },
  {
    name: 'change a unit, skills offered',
    role: 'coordinator',
    path: unit('/edit'),
    staff: true,
    prepare: async (tab) => {
      await tab.locator('[role=combobox]').fill('timbr');
      await tab.locator('[role=option]').first().waitFor();
    },
  },
  { name: 'European skills', role: 'coordinator', path: '/esco?trade=carpentry', staff: true },
  {
    name: 'European skill',
    role: 'coordinator',
    path: '/esco/term?uri=http://data.europa.eu/esco/skill/made-up-1',
    staff: true,
  },

  {
    name: 'today',
    role: 'coordinator',
    path: '/today',
    staff: true,
    pictures: { 'today.png': DESK, 'today-phone.png': PHONE },
  },
  { name: 'people', role: 'coordinator', path: '/people', staff: true, sheets: 4 },
  { name: 'people, nobody found', role: 'coordinator', path: '/people?q=zzzz', staff: true },
  {
    name: 'person',
    role: 'coordinator',
    path: person(),
    staff: true,
    sheets: 7,
    pictures: { 'person.png': DESK },
  },
  { name: 'papers', role: 'coordinator', path: person('/papers'), staff: true },
  { name: 'housing', role: 'coordinator', path: person('/housing'), staff: true },
  { name: 'emergency sheet', role: 'coordinator', path: person('/emergency-sheet'), staff: true },
  { name: 'support needs', role: 'coordinator', path: person('/needs'), staff: true },
  { name: 'incidents', role: 'coordinator', path: '/incidents', staff: true },
  {
    name: 'incident',
    role: 'coordinator',
    path: { on: '/incidents', link: 'main a[href^="/incidents/"]' },
    staff: true,
  },
  { name: 'visits', role: 'coordinator', path: '/visits', staff: true },
  { name: 'group programmes', role: 'coordinator', path: '/groups', staff: true },
  { name: 'group programme, new', role: 'coordinator', path: '/groups/new', staff: true },
  {
    name: 'group programme',
    role: 'coordinator',
    path: { on: '/groups', link: 'main th a[href^="/groups/"]' },
    staff: true,
  },
  {
    name: 'group programme, change',
    role: 'coordinator',
    path: { on: '/groups', link: 'main th a[href^="/groups/"]', plus: '/edit' },
    staff: true,
    sheets: 8,
  },
  { name: 'visit, new', role: 'coordinator', path: '/visits/new', staff: true },
  {
    name: 'visit',
    role: 'coordinator',
    path: { on: '/visits', link: 'main th a[href^="/visits/"]' },
    staff: true,
  },
  { name: 'reports', role: 'finance', path: '/reports', staff: true },
  {
    name: 'report',
    role: 'finance',
    path: { on: '/reports', link: 'main a[href^="/reports/"]' },
    staff: true,
    sheets: 5,
    pictures: { 'report.png': DESK },
  },
  { name: 'what came of it, nothing yet', role: 'finance', path: '/outcomes', staff: true },
  { name: 'SMaRT sheet of a round', role: 'coordinator', path: round('/smart'), staff: true, sheets: 4 },
  {
    name: 'SMaRT sheet',
    role: 'coordinator',
    path: { on: '/today', link: 'main th a[href^="/stays/"]', plus: '/smart' },
    staff: true,
    sheets: 4,
  },
  { name: 'tables of grades', role: 'coordinator', path: '/grade-tables', staff: true, legal: true, sheets: 6 },
  {
    name: 'what the mentor found, nothing yet',
    role: 'tutor',
    path: { on: '/tutor', link: 'main h3 a[href^="/stays/"]', plus: '/moderate' },
  },

  {
    name: 'my journey',
    role: 'learner',
    path: '/my',
    pictures: { 'journey.png': PHONE, 'journey-dark.png': dark(PHONE) },
  },
  { name: 'my application', role: 'learner', path: '/my/apply' },
  {
    name: 'signed out while typing',
    role: 'learner',
    path: '/my/help',
    prepare: async (tab) => {
      await tab.locator('[name=text]').fill('My bicycle is gone since Monday.');
      await tab.context().clearCookies({ name: 'walz' });
      await tab.locator('form[action="/my/help"] button').click();
      await tab.locator('main blockquote').waitFor();
    },
  },
  { name: 'my papers', role: 'learner', path: '/my/papers' },
  { name: 'my people', role: 'learner', path: '/my/contacts' },
  { name: 'my help', role: 'learner', path: '/my/help' },
  { name: 'my consents', role: 'learner', path: '/my/consents' },
  { name: 'my needs', role: 'learner', path: '/my/needs' },
  { name: 'my emergency sheet', role: 'learner', path: '/my/emergency-sheet' },

  { name: 'tutor', role: 'tutor', path: '/tutor' },
  { name: 'partner, own', role: 'partner', path: '/partner' },
  { name: 'stay, at the partner', role: 'partner', path: stay() },
  { name: 'attendance, at the partner', role: 'partner', path: stay('/attendance') },
  { name: 'attendance', role: 'coordinator', path: abroad('/attendance'), staff: true },
  { name: 'logbook, at the office', role: 'coordinator', path: abroad('/logbook'), staff: true },
  { name: 'mid-term talk', role: 'coordinator', path: abroad('/mid-term'), staff: true },
  { name: 'mid-term talk, by the tutor', role: 'tutor', path: pupil('/mid-term') },
  { name: 'week', role: 'host', path: { link: 'main a[href*="/weeks/"]' } },
  { name: 'host', role: 'host', pictures: { 'host.png': PHONE } },
  { name: 'family', role: 'family', pictures: { 'family.png': PHONE } },

  { name: 'styleguide', path: '/styleguide', staff: true, invented: true },
  { name: 'styleguide, board', path: '/styleguide/board', staff: true, invented: true, sheets: 2 },
  { name: 'styleguide, form', path: '/styleguide/form', status: 422, staff: true, invented: true },
  { name: 'styleguide, journey', path: '/styleguide/journey', invented: true },
];
