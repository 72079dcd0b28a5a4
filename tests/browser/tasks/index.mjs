// What people come to do, and what it may cost them.
//
//   name      as the tests' results show it
//   day       on which the year stands, of program.mjs; everyone is abroad if absent
//   before    async (site) => …, what others have done by then
//   start     the page on which they stand, as in pages.mjs, or `{ mail }`: the link in the newest
//             mail to that address
//   device    what they hold
//   clicks, fields, minutes  what it may cost, counted from there: buttons, links and boxes that are
//             pressed; what is typed or chosen; reading and doing together. No limit if absent
//   act       async (person) => …, with a person of people.mjs
//   done      async (tab, found) => …, waits for what shows that it is done, or gives false; `found`
//             is what `act` gave

import { boardTasks } from './board.mjs';
import { credentialTasks } from './credentials.mjs';
import { familyTasks } from './family.mjs';
import { hostTasks } from './host.mjs';
import { learnerTasks } from './learner.mjs';
import { officeTasks } from './office.mjs';
import { placesTasks } from './places.mjs';
import { safetyTasks } from './safety.mjs';
import { signingTasks } from './signing.mjs';
import { tableTasks } from './tables.mjs';
import { unitTasks } from './units.mjs';

export const tasks = [
  ...learnerTasks,
  ...hostTasks,
  ...familyTasks,
  ...safetyTasks,
  ...boardTasks,
  ...officeTasks,
  ...placesTasks,
  ...signingTasks,
  ...tableTasks,
  ...unitTasks,
  ...credentialTasks,
];
