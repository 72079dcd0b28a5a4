// The learner's page without a connection: it opens from the phone, and a tap that says how one is
// doing is kept and sent exactly once. A page asks for it by attributes:
//
//   data-outbox="id"   on a form: the learner it speaks for; what is sent waits until it has arrived
//   data-kept          a hidden part that is shown while something waits
//   data-call          a hidden part with numbers to call, shown when a call for help waits
//   .offline           a part that is shown while there is no connection
"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const BOX = "walz-outbox";
  const read = () => { try { return JSON.parse(localStorage.getItem(BOX)) || []; } catch { return []; } };
  const write = (waiting) => localStorage.setItem(BOX, JSON.stringify(waiting));

  navigator.serviceWorker?.register("/sw.js", { scope: "/my" }).catch(() => {});

  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  const owners = () => all("form[data-outbox]").map((form) => form.dataset.outbox);

  function show() {
    const mine = read().filter((entry) => owners().includes(entry.owner));
    all("[data-kept]").forEach((part) => { part.hidden = mine.length === 0; });
    all("[data-call]").forEach((part) => { part.hidden = !mine.some((entry) => entry.help); });
    all(".offline").forEach((part) => part.classList.toggle("is-offline", !navigator.onLine));
  }

  // Each entry carries its own key, so that sending it twice does what sending it once does.
  async function flush() {
    let answer = null, arrived = false;
    for (const entry of read().filter((entry) => owners().includes(entry.owner))) {
      try {
        answer = await fetch(entry.address, {
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded", "idempotency-key": entry.key },
          body: entry.body,
        });
      } catch { answer = null; break; }
      arrived = answer.ok && new URL(answer.url).pathname.startsWith("/my");
      const refused = [400, 409, 410, 413, 422].includes(answer.status);
      // Anything else, as a page to sign in or a fault, leaves it waiting.
      if (!arrived && !refused) break;
      write(read().filter((other) => other.key !== entry.key));
    }
    show();
    if (!answer) return;
    if (answer.status === 401) { location.assign("/sign-in?back=" + location.pathname); return; }
    // The answer is the next page, with its notice: it is shown as it came.
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = fresh.getElementById("main");
    if (!arrived || !main) { if (answer.redirected) location.assign(answer.url); return; }
    document.getElementById("main").replaceWith(document.adoptNode(main));
    document.title = fresh.title;
    if (answer.redirected) history.replaceState(null, "", answer.url);
    document.getElementById("main").focus();
    show();
  }

  // One tab at a time; without locks the keys still keep it to once.
  const send = () => navigator.locks ? navigator.locks.request(BOX, flush) : flush();

  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("action") === "/sign-out") window.caches?.delete("walz-pages");
    if (!form.dataset.outbox || event.defaultPrevented) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter), key = newKey();
    data.set("idempotency-key", key);
    data.set("tapped-at", new Date().toISOString());
    const body = new URLSearchParams(data).toString();
    const help = event.submitter?.value === "help";
    write([...read(), { owner: form.dataset.outbox, address: form.action, key, body, help }]);
    show();
    send();
  });

  addEventListener("online", () => { show(); send(); });
  addEventListener("offline", show);
  addEventListener("pageshow", () => { show(); if (read().length) send(); });
})();
