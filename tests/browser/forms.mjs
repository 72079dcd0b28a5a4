// Forms that are filled wrongly, then rightly.
//
//   page      the page with the form, as in pages.mjs
//   day, before  as in tasks/index.mjs
//   button    what sends it
//   wrong     { field: value } with at least one mistake, by selectors; boxes have a list of values
//   faulty    the names of the fields that something is wrong with, and of no others
//   beside    fields of other forms of the page, which stay as they are
//   right     { field: value } that is accepted and leads to another page
//   once      the form is gone after that: it can be sent once
//   kept      async (tab) => …, waits for what shows that `right` has arrived, or gives false; then the
//             form is also sent after its session ended

import { PHONE } from './devices.mjs';
import { unfold } from './fields.mjs';
import { DAYS } from './program.mjs';
import { shows } from './tasks/shown.mjs';

const done = shows('main > .note.good[role=status]');
const round = (plus) => ({ on: '/rounds', link: 'main h2 a[href^="/rounds/"]', plus });
const person = (plus) => ({ on: '/people?q=holsten', link: 'main th a[href^="/people/"]', plus });
const STORY = 'She slipped on the wet floor.\nHer knee hurts; a doctor has seen it: “rest, three days”.';

const reportIncident = (site) =>
  site.as('learner', PHONE, async (tab) => {
    await tab.goto('/my/help');
    await tab.locator('[name=kind]').selectOption('theft');
    await tab.locator('[name=level][value="1"]').check();
    await tab.locator('[name=text]').fill('My bicycle is gone.');
    await tab.locator('form[action="/my/help"] button').click();
    await done(tab);
  });

export const forms = [
  {
    name: 'sign in',
    page: { path: '/sign-in' },
    button: 'main form[action="/sign-in"] button.pri',
    wrong: { '[name=email]': 'amina@example.org' },
    faulty: ['password'],
  },
  {
    name: 'my application',
    once: true,
    day: DAYS.applying,
    page: { role: 'learner', path: '/my/apply' },
    button: 'main form[action="/my/apply"] button',
    wrong: {
      '[name=learning_goal]': '',
      '[name="wish-2"]': '',
      '[name=other]': ['yes'],
      '[name=home]': 'host_family',
    },
    faulty: ['learning_goal'],
    right: {
      '[name=learning_goal]': 'I want to build with wood as they do in the Alps.',
      '[name=green]': ['yes'],
      '[name=home]': 'host_family',
    },
    kept: async (tab) => {
      await done(tab);
      await tab.goto('/my/apply');
      await tab.getByText('as they do in the Alps').waitFor({ timeout: 10_000 });
    },
  },
  {
    name: 'tell that something happened, as a learner',
    page: { role: 'learner', path: '/my/help' },
    button: 'main form[action="/my/help"] button',
    wrong: { '[name=level]': '1', '[name=text]': STORY, '[name=health]': ['yes'] },
    faulty: ['kind'],
    right: {
      '[name=kind]': 'theft',
      '[name=level]': '1',
      '[name=text]': STORY,
      '[name=health]': ['yes'],
    },
    kept: done,
  },
  {
    name: 'tell that something happened, as the office',
    page: {
      role: 'coordinator',
      path: { on: '/today', link: 'main th a[href^="/stays/"]', plus: '/report' },
    },
    button: 'main form[action$="/report"] button',
    wrong: { '[name=kind]': 'theft', '[name=happened]': '2027-03-01', '[name=text]': '' },
    faulty: ['level', 'text'],
    right: { '[name=kind]': 'theft', '[name=level]': '2', '[name=text]': STORY },
    kept: shows('.prose', 'slipped on the wet floor'),
  },
  {
    name: 'a note in the file of an incident',
    before: reportIncident,
    page: {
      role: 'coordinator',
      path: { on: '/incidents', link: 'main th a[href^="/incidents/"]' },
    },
    button: 'main form[action$="/note"] button',
    wrong: { '[name=text]': ' ' },
    faulty: ['text'],
    beside: ['[name=level]', '[name=days]', '[name=told]'],
  },
  {
    name: 'who was told of an incident',
    before: reportIncident,
    page: {
      role: 'coordinator',
      path: { on: '/incidents', link: 'main th a[href^="/incidents/"]' },
    },
    button: 'main form[action$="/told"] button',
    wrong: { '[name=told]': ['guardian', 'insurer'], '[name=days]': 'two' },
    faulty: ['days'],
    beside: ['[name=level]'],
  },
  {
    name: 'paper record',
    page: { role: 'coordinator', path: person('/papers') },
    button: 'main form[action$="/papers"] button',
    wrong: { '[name=kind]': 'housing', '[name=reference]': '', '[name=valid-until]': '2027-06-30' },
    faulty: ['reference'],
    right: {
      '[name=kind]': 'insurance',
      '[name=reference]': 'Nordisk Reise 4711',
      '[name=valid-until]': '2027-12-31',
    },
    kept: done,
  },
  {
    name: 'emergency sheet',
    page: { role: 'learner', path: '/my/emergency-sheet' },
    button: 'main form[action$="/emergency-sheet"] button',
    wrong: {
      '[name="contact-1-name"]': 'Åse Ødegård-Łukasiewicz',
      '[name="contact-1-relation"]': 'aunt',
      '[name="contact-1-phone"]': 'as always',
      '[name="contact-1-language"]': 'pl',
      '[name=health]': 'I carry a pen against bee stings.',
      '[name=share]': ['host_mentor'],
    },
    faulty: ['contact-1-phone', 'health-agreed'],
    right: {
      '[name="contact-1-name"]': 'Åse Ødegård-Łukasiewicz',
      '[name="contact-1-relation"]': 'aunt',
      '[name="contact-1-phone"]': '+4791234567',
    },
    kept: async (tab) => {
      await done(tab);
      await tab.goto('/my/emergency-sheet');
      return (await tab.locator('[name="contact-1-relation"]').inputValue()) === 'aunt';
    },
  },
  {
    name: 'support needs',
    page: { role: 'learner', path: '/my/needs' },
    button: 'main form[action="/my/needs"] button',
    wrong: { '[name="need-1-practical"]': 'I need a chair.', '[name="need-1-code"]': 'X1' },
    faulty: ['need-1-consented'],
    right: {
      '[name="need-1-practical"]': 'I need a chair.',
      '[name="need-1-share"]': ['host_mentor'],
      '[name="need-1-consented"]': ['yes'],
    },
    kept: done,
  },
  {
    name: 'plan a visit',
    page: {
      role: 'coordinator',
      path: '/visits/new',
      prepare: async (tab) => {
        const partner = tab.locator('[name=partner]');
        await partner.selectOption({ label: 'Fyn Erhvervsmobilitet, Odense' });
        await tab.locator('main form button').click();
        await tab.locator('[name=purpose]').waitFor();
      },
    },
    button: 'main form[action="/visits/new"] button',
    wrong: {
      '[name=first]': '2027-04-09',
      '[name=last]': '2027-04-07',
      '[name=purpose]': 'Half of the stay',
      '[name=aims]': ['mentor', 'green'],
    },
    faulty: ['tutor', 'last'],
  },
  {
    name: 'report of a visit',
    once: true,
    page: { role: 'tutor', path: { on: '/tutor', link: 'main th a[href^="/visits/"]' } },
    button: 'main form[action$="/report"] button',
    wrong: { '[name=tasks]': 'needs_change', '[name=safety]': 'yes', '[name=text]': STORY },
    faulty: ['housing', 'again'],
    right: {
      '[name=tasks]': 'needs_change',
      '[name=safety]': 'yes',
      '[name=housing]': 'yes',
      '[name=again]': 'no',
      '[name=text]': STORY,
    },
    kept: shows('.prose', 'slipped on the wet floor'),
  },
  {
    name: 'what my stay is for, in my words',
    page: { role: 'learner', path: '/my/smart' },
    button: 'main form[action="/my/smart"] button',
    wrong: { '[name=learner]': 'To manage alone. '.repeat(250) },
    faulty: ['learner'],
    right: { '[name=learner]': 'I want to manage “on my own”: work, flat, language.' },
    kept: done,
  },
  {
    name: 'the goal of a round',
    page: { role: 'coordinator', path: round('/smart') },
    button: 'main form[action$="/smart"] button',
    wrong: { '[name=goal]': 'EP-2 '.repeat(900) },
    faulty: ['goal'],
    right: { '[name=goal]': 'EP-3: a week abroad for everybody' },
    kept: shows('main b', 'a week abroad for everybody'),
  },
  {
    name: 'what is used at work, as the home company',
    day: DAYS.back,
    page: {
      role: 'tutor',
      path: { on: '/tutor', link: 'main h3 a[href^="/stays/"]', plus: '/follow-up' },
    },
    button: 'main form[action$="/follow-up"] button',
    wrong: { '[name=text]': STORY, '[name=method]': 'A talk each morning' },
    faulty: ['used'],
    right: { '[name=used]': 'some', '[name=text]': STORY, '[name=method]': 'A talk each morning' },
    kept: done,
  },
  {
    name: 'new home',
    page: {
      role: 'coordinator',
      path: { on: '/partners', link: 'main th a[href^="/partners/"]', plus: '/homes/new' },
    },
    button: 'main form[action$="/homes/new"] button',
    wrong: {
      '[name=kind]': '',
      '[name=capacity]': 'two',
      '[name=price_week_eur]': '113.505',
      '[name=accepts_minors]': ['yes'],
      '[name=last_inspection]': '2027-01-11',
    },
    faulty: ['kind', 'capacity', 'price_week_eur'],
    right: {
      '[name=kind]': 'host_family',
      '[name=capacity]': '2',
      '[name=price_week_eur]': '113,50',
      '[name=last_inspection]': '2027-01-11',
      '[name=inspected_by]': 'office',
    },
    kept: done,
  },
  {
    name: 'new round',
    page: { role: 'coordinator', path: '/rounds/new' },
    button: 'main form[action="/rounds/new"] button',
    wrong: {
      '[name=title]': 'Spring 2028',
      '[name=opens]': '2027-10-04',
      '[name=closes]': '2027-09-06',
      '[name=appeals_until]': '2027-11-16',
      '[name=threshold]': 'half',
      '[name=project]': 'new',
      '[name=code]': '2027-1-NO01-KA121-VET-000000001',
      '[name=project_title]': 'Out and back',
      '[name=call_year]': '2027',
      '[name=first]': '2027-06-01',
      '[name=last]': '2028-08-31',
      '[name="window-1-code"]': 'W1',
      '[name="window-1-first"]': '2028-01-17',
      '[name="window-1-last"]': '2028-04-23',
    },
    faulty: ['threshold'],
    right: {
      '[name=title]': 'Spring 2028',
      '[name=opens]': '2027-09-06',
      '[name=closes]': '2027-10-04',
      '[name=appeals_until]': '2027-11-16',
      '[name=threshold]': '50',
      '[name=project]': 'new',
      '[name=code]': '2027-1-NO01-KA121-VET-000000001',
      '[name=project_title]': 'Out and back',
      '[name=call_year]': '2027',
      '[name=first]': '2027-06-01',
      '[name=last]': '2028-08-31',
    },
    kept: shows('h1', 'Spring 2028'),
  },
  {
    name: 'other conditions for a round',
    page: { role: 'coordinator', path: round('/what-if/new') },
    button: 'main form[action$="/what-if/new"] button',
    wrong: { '[name=name]': '', '[name="rank-1"]': 'ten', '[name="no-window"]': ['W2S'] },
    faulty: ['name', 'rank-1'],
    right: { '[name=name]': 'Dearer first wishes', '[name="rank-1"]': '12' },
    kept: shows('h1', 'Dearer first wishes'),
  },
  {
    name: 'something decided beforehand',
    page: { role: 'coordinator', path: round('/locks') },
    button: 'main form[action$="/locks"] button',
    wrong: { '[name=kind]': 'keep', '[name=reason]': 'Her aunt lives there.' },
    faulty: ['learner', 'offer'],
  },
  {
    name: 'take a credential back',
    once: true,
    day: DAYS.home,
    page: { role: 'coordinator', path: { on: { on: '/people?q=johanne+engen', link: 'main th a[href^="/people/"]' }, link: 'main a[href^="/stays/"]' },
      prepare: (tab) => tab.click('details:has(form[action$="/revoke"]) > summary'),
    },
    button: 'main form[action$="/revoke"] button',
    wrong: { '[name=credential_reason]': ' ' },
    faulty: ['credential_reason'],
    right: { '[name=credential_reason]': 'The wrong unit stood in it.' },
    kept: done,
  },
  {
    name: 'marks of an applicant',
    day: DAYS.marking,
    page: {
      role: 'coordinator',
      path: { on: round('/applications'), link: 'main th a[href*="/applications/"]' },
    },
    button: 'main form[action$="/score"] button',
    wrong: { '[name="mark-1"]': '7', '[name="mark-2"]': '3.5', '[name="mark-3"]': 'good' },
    faulty: ['mark-1', 'mark-3', 'mark-4', 'mark-5', 'mark-6'],
  },
  {
    name: 'sign an agreement',
    once: true,
    day: DAYS.sent,
    page: {
      role: 'learner',
      path: { on: '/my', link: 'main a[href^="/agreements/"]' },
    },
    button: '#sign form[action$="/sign"] button',
    wrong: { '[name=name]': 'Johanne E.' },
    faulty: ['agreed'],
    right: { '[name=name]': 'Johanne E.', '[name=agreed]': ['yes'] },
    kept: async (tab) => {
      await done(tab);
      return (await tab.locator('#sign').count()) === 0;
    },
  },
  {
    name: 'sign on paper',
    day: DAYS.sent,
    page: {
      role: 'learner',
      path: { on: '/my', link: 'main a[href^="/agreements/"]' },
      prepare: (tab) => tab.click('details:has(form[action$="/scan"]) > summary'),
    },
    button: 'form[action$="/scan"] button',
    wrong: { '[name=scan-name]': '', '[name=on]': '' },
    faulty: ['scan-name', 'on', 'scan'],
    beside: ['[name=name]'],
  },
  {
    name: 'change an agreement in force',
    page: {
      role: 'coordinator',
      path: person(),
      prepare: async (tab) => {
        await tab.click('main a[href^="/agreements/"]');
        await tab.click('form[action$="/amend"] button');
      },
    },
    button: 'main form[action$="/edit"] button.pri',
    wrong: { '[name=from]': '', '[name="interruption-first-0"]': '2027-03-10', '[name=hours]': 'many' },
    faulty: ['from', 'interruption-last-0', 'hours'],
  },
  {
    name: 'the annexes of an agreement',
    page: {
      role: 'coordinator',
      path: person(),
      prepare: async (tab) => {
        await tab.click('main a[href^="/agreements/"]');
        await tab.click('form[action$="/amend"] button');
        await unfold(tab);
      },
    },
    button: 'main form[action$="/edit"] button.pri',
    wrong: {
      '[name="task-first-0"]': '3',
      '[name="task-last-0"]': '2',
      '[name="task-text-0"]': 'Frames and roofs',
      '[name="day-from-monday"]': '15:00',
      '[name="day-until-monday"]': '07:00',
      '[name="signer-home_company-email"]': 'anna@firma.example',
      '[name="second-language"]': 'nb',
      '[name="second-goal"]': 'Bygge et tak',
    },
    faulty: ['task-last-0', 'day-until-monday', 'signer-home_company-name'],
  },
  {
    name: 'the programme of a group',
    page: { role: 'coordinator', path: { on: '/groups', link: 'main th a[href^="/groups/"]', plus: '/edit' } },
    button: 'main form[action$="/edit"] button.pri',
    wrong: { '[name=title]': '', '[name=last]': '2026-01-01', '[name="escort-role-0"]': 'teacher' },
    faulty: ['title', 'last', 'escort-name-0', 'escort-first-0', 'escort-last-0'],
    right: { '[name=title]': 'First week together', '[name=evaluation]': 'A talk with everybody' },
    kept: shows('p', 'A talk with everybody'),
  },
  {
    name: 'assess a learner',
    page: { role: 'host', path: undefined, prepare: (tab) => tab.click('a[href$="/assess"]') },
    button: 'main form[action$="/assess"] button',
    wrong: { '[name=comment]': 'She planes well.', '[name=again]': 'maybe' },
    faulty: ['unit-'],
  },
  {
    name: 'what the host gets from a stay',
    once: true,
    day: DAYS.signing,
    page: {
      role: 'host',
      path: undefined,
      prepare: (tab) => tab.click('details:has(form[action$="/purpose"]) > summary'),
    },
    button: 'main section:first-of-type form[action$="/purpose"] button',
    wrong: { '[name^="purpose-"]': ' ' },
    faulty: ['purpose-'],
    right: { '[name^="purpose-"]': 'A pair of hands, and “how they do it” in Norway.' },
  },
  {
    name: 'a unit of learning outcomes',
    page: {
      role: 'coordinator',
      path: { on: '/units?trade=carpentry', link: 'main th a[href^="/units/"]', plus: '/edit' },
    },
    button: 'main form[action$="/edit"] button.pri',
    wrong: { '[name=title]': '', '[name=eqf]': '9', '[name=criteria]': 'The wall stands.' },
    faulty: ['title', 'eqf'],
    right: {
      '[name=title]': 'Build a wall',
      '[name=criteria]': 'The wall stands.',
      '[name="other-language"]': 'nb',
      '[name="other-title"]': 'Bygge en vegg',
    },
    kept: shows('dd', 'Bygge en vegg'),
  },
  {
    name: 'write in the logbook',
    page: { role: 'learner', path: '/my/logbook/new' },
    button: 'main form[action="/my/logbook/new"] button.pri',
    wrong: { '[name=on]': '2027-12-24', '[name=text]': STORY },
    faulty: ['on'],
    right: { '[name=on]': '2027-03-02', '[name=text]': STORY },
    kept: done,
  },
  {
    name: 'put something into the portfolio',
    page: { role: 'learner', path: '/my/portfolio' },
    button: 'main form[action="/my/portfolio"] button.pri',
    wrong: { '[name=title]': 'My plan', '[name=kind]': 'work_paper' },
    faulty: ['units', 'file'],
  },
  {
    name: 'write down a mid-term talk',
    page: {
      role: 'tutor',
      path: { on: '/tutor', link: 'main h3 a[href^="/stays/"]', plus: '/mid-term' },
    },
    button: 'main form[action$="/mid-term"] button.pri',
    wrong: { '[name=on]': '2027-12-24', '[name=changes]': STORY },
    faulty: ['on'],
    beside: ['[name=from]'],
    right: { '[name=on]': '2027-03-02', '[name=changes]': STORY },
  },
];
