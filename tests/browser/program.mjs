// Starts the program on a demo year, as a newcomer does, and gives copies of that year to tests
// that change it.

import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// The day on which the year stands: everyone is abroad or about to leave.
const DAY = '2027-03-03';

// A year that was played once. `start` serves it; `copy` serves a copy, so that what one test
// changes, no other sees.
export class Year {
  #program;
  #folder;
  #copies = 0;
  #running = new Set();

  static async play(program) {
    const year = new Year();
    year.#program = program;
    year.#folder = await mkdtemp(join(tmpdir(), 'walz-browser-'));
    const server = await year.#serve(join(year.#folder, 'played'));
    await server.stop();
    return year;
  }

  async copy() {
    this.#copies += 1;
    const folder = join(this.#folder, `copy-${this.#copies}`);
    await cp(join(this.#folder, 'played'), folder, { recursive: true });
    return this.#serve(folder);
  }

  async end() {
    await Promise.all([...this.#running].map((server) => server.stop()));
    await rm(this.#folder, { recursive: true, force: true });
  }

  // Gives `{ address, signIn, stop }` once the program has printed them, which it does before it
  // serves its first request.
  async #serve(folder) {
    const options = ['--json', '--dir', folder, '--on', DAY, '--listen', '127.0.0.1:0'];
    const program = spawn(this.#program, ['demo', ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise((resolve) => program.once('close', resolve));
    const server = {
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
