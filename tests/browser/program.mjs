// Starts the program on a demo year, as a newcomer does, and gives copies of that year to tests
// that change it.

import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// The days on which the year can stand.
export const DAYS = {
  // The call is open, and half of the learners have applied.
  applying: '2026-09-20',
  // All applications passed the formal check, and wait for their marks.
  marking: '2026-10-15',
  // The spring's agreements were sent out this morning.
  sent: '2026-12-12',
  // Learners have signed them, everybody else has not.
  signing: '2026-12-13',
  // Everyone is abroad or about to leave.
  abroad: '2027-03-03',
  // The spring's learners are back: their mentors have assessed them, nobody at home has looked at it.
  back: '2027-04-30',
  // Those of the spring are home, and everything is decided on.
  home: '2027-06-01',
};

// The year, played to each day that is asked for once. `copy` serves a copy, so that what one test
// changes, no other sees.
export class Year {
  #program;
  #folder;
  #played = new Map();
  #copies = 0;
  #running = new Set();

  static async of(program) {
    const year = new Year();
    year.#program = program;
    year.#folder = await mkdtemp(join(tmpdir(), 'walz-browser-'));
    return year;
  }

  async copy(day = DAYS.abroad) {
    if (!this.#played.has(day)) this.#played.set(day, this.#play(day));
    const played = await this.#played.get(day);
    this.#copies += 1;
    const folder = join(this.#folder, `copy-${this.#copies}`);
    await cp(played, folder, { recursive: true });
    return this.#serve(folder, day);
  }

  async end() {
    await Promise.all([...this.#running].map((server) => server.stop()));
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #play(day) {
    const folder = join(this.#folder, `played-${day}`);
    const server = await this.#serve(folder, day);
    await server.stop();
    await this.#classify(folder);
    return folder;
  }

  // Takes a small classification of skills in, made up for these tests: the Commission's own is not part of the project.
  async #classify(folder) {
    const made = fileURLToPath(new URL('esco/v0.1', import.meta.url));
    const database = `sqlite:${join(folder, 'walz.db')}`;
    const program = spawn(this.#program, ['import', 'esco', made, '--database', database], {
      env: { ...process.env, WALZ_KEY_FILE: join(folder, 'walz.key') },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    program.stderr.on('data', (text) => (said += text));
    const code = await new Promise((resolve, reject) => {
      program.once('error', reject);
      program.once('close', resolve);
    });
    if (code !== 0) throw new Error(`\`walz import esco\` ended with ${code}:\n${said}`);
  }

  // Gives `{ address, signIn, mails, stop }` once the program has printed them, which it does before
  // it serves its first request. `mails` is the folder of what it sends.
  async #serve(folder, day) {
    const options = ['--json', '--dir', folder, '--on', day, '--listen', '127.0.0.1:0'];
    const program = spawn(this.#program, ['demo', ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise((resolve) => program.once('close', resolve));
    const server = {
      mails: join(folder, 'mail'),
      stop: async () => {
        this.#running.delete(server);
        program.kill('SIGTERM');
        await ended;
      },
    };
    this.#running.add(server);
    let said = '';
    program.stderr.on('data', (text) => (said += text));
    return new Promise((resolve, reject) => {
      program.once('error', reject);
      createInterface({ input: program.stdout }).on('line', (line) => {
        said += `${line}\n`;
        if (!line.startsWith('{')) return;
        const { address, sign_in: signIn } = JSON.parse(line);
        resolve(Object.assign(server, { address, signIn }));
      });
      ended.then(() => {
        this.#running.delete(server);
        reject(new Error(`\`walz demo\` ended before it served:\n${said}`));
      });
    });
  }
}
