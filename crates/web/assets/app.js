// Makes pages nicer that work without it. A page asks for a nicety by an attribute:
//
//   data-swap="results"   on a form or an element with links: what they lead to replaces the element
//                         with that id (several, separated by spaces), and the focus stays
//   data-live             in the swapped part: its text is read out after a swap
//   data-rows             on a table: j and k walk the rows, x ticks, Enter opens
//   data-all              on a box: ticks all boxes of the rows
//   data-selected="{n}…"  says how many rows are ticked
//   data-copy="text"      on a hidden button: copies the text, then reads out data-done
//   data-load="script"    on a button: loads the script at the first press, which then presses it
//   data-record           a part that is shown where the browser can record, see voice.js
//   data-focus            takes the focus when the page opens
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const say = (text) => { const live = one("#live"); if (live && text) live.textContent = text.trim(); };

  // Swapping.

  let latest = 0;

  // The page that is shown, whatever place in it.
  let shown = location.pathname + location.search;

  async function go(address, ids, options = {}) {
    const mine = ++latest;
    const parts = ids.map((id) => document.getElementById(id)).filter(Boolean);
    parts.forEach((part) => part.setAttribute("aria-busy", "true"));
    let response, text;
    try {
      response = await fetch(address, { headers: { accept: "text/html" }, ...options });
      text = await response.text();
    } catch {
      // No connection: let the browser say so in its own way.
      parts.forEach((part) => part.removeAttribute("aria-busy"));
      if (!options.method) location.assign(address);
      return;
    }
    if (mine !== latest) return;
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const here = new URL(response.url).pathname === location.pathname;
    const whole = !response.ok || !here || options.method || ids.some((id) => !fresh.getElementById(id));
    if (whole && !one("#main", fresh)) { location.assign(response.url); return; }
    const active = document.activeElement;
    const focused = active && active !== document.body ? pathTo(active) : null;
    const typed = active && "selectionStart" in active ? [active.value, active.selectionStart] : null;
    for (const id of whole ? ["main"] : ids) {
      const old = document.getElementById(id);
      if (old) old.replaceWith(document.adoptNode(fresh.getElementById(id)));
    }
    document.title = fresh.title;
    if (!options.back && response.url !== location.href) history.pushState(null, "", response.url);
    shown = location.pathname + location.search;
    const summary = one("[data-focus]");
    const again = summary || (focused && one(focused)) || one("#main");
    again.focus({ preventScroll: !summary });
    if (typed && !options.back && again.value !== undefined && again.type === "search") {
      again.value = typed[0];
      again.setSelectionRange(typed[1], typed[1]);
    }
    say(one("main > .note[role=status]")?.textContent || one("[data-live]")?.textContent);
    ready();
  }

  // A selector that finds the same control in the new part.
  function pathTo(element) {
    if (element.id) return "#" + CSS.escape(element.id);
    const name = element.getAttribute("name"), value = element.getAttribute("value");
    if (name) return `[name="${CSS.escape(name)}"]` + (value === null ? "" : `[value="${CSS.escape(value)}"]`);
    const href = element.getAttribute("href");
    return href ? `a[href="${CSS.escape(href)}"]` : null;
  }

  const idsOf = (element) => element?.closest("[data-swap]")?.dataset.swap.split(" ");

  function send(form, button) {
    const ids = idsOf(form);
    const data = new URLSearchParams(new FormData(form, button || undefined));
    const address = new URL(button?.getAttribute("formaction") || form.getAttribute("action") || location.pathname, location.href);
    if (form.method === "post") return go(address, ids, { method: "POST", body: data });
    // What is empty filters nothing, and makes the address hard to read.
    address.search = new URLSearchParams([...data].filter(([, value]) => value));
    return go(address, ids);
  }

  addEventListener("submit", (event) => {
    const form = event.target;
    if (!idsOf(form) || form.enctype === "multipart/form-data" || event.defaultPrevented) return;
    event.preventDefault();
    send(form, event.submitter);
  });

  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (!plain || !idsOf(link) || link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
    event.preventDefault();
    go(link.href, idsOf(link));
  });

  // A step to another place in the same page is no step back: what was typed there stays.
  addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) go(location.href, ["main"], { back: true });
  });

  // A filter answers while one types or chooses.
  let wait;
  addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || form.method !== "get" || !idsOf(form)) return;
    clearTimeout(wait);
    wait = setTimeout(() => send(form), event.target.type === "search" ? 250 : 0);
  });

  // Rows: walking, ticking, counting.

  const rows = () => all("table[data-rows] > tbody > tr");

  function walk(by) {
    const list = rows();
    const at = list.findIndex((row) => row.hasAttribute("aria-current"));
    const next = list[Math.min(Math.max(at + by, 0), list.length - 1)];
    if (!next) return;
    list[at]?.removeAttribute("aria-current");
    next.setAttribute("aria-current", "true");
    one("a[href]", next)?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function count() {
    const boxes = all("table[data-rows] > tbody input[type=checkbox]");
    const ticked = boxes.filter((box) => box.checked).length;
    all("[data-selected]").forEach((place) => { place.textContent = place.dataset.selected.replace("{n}", ticked); });
    all("[data-all]").forEach((box) => { box.indeterminate = ticked > 0 && ticked < boxes.length; box.checked = boxes.length > 0 && ticked === boxes.length; });
  }

  addEventListener("change", (event) => {
    if (event.target.matches("[data-all]")) {
      all("table[data-rows] > tbody input[type=checkbox]").forEach((box) => { box.checked = event.target.checked; });
    }
    if (event.target.type === "checkbox") count();
  });

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") all("details.me[open]").forEach((menu) => { menu.open = false; one("summary", menu).focus(); });
    const typing = event.target.closest?.("input:not([type=checkbox]),select,textarea,[contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !document.body.hasAttribute("data-keys")) return;
    const row = one("tr[aria-current]");
    if (event.key === "/") {
      event.preventDefault();
      one(".topsearch input")?.focus();
    } else if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else if (event.key === "x" && row) one("input[type=checkbox]", row)?.click();
  });

  // Menus close when one clicks beside them.
  addEventListener("click", (event) => {
    all("details.me[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
    const copy = event.target.closest("[data-copy]");
    const load = event.target.closest("[data-load]");
    if (load) {
      const script = document.createElement("script");
      script.src = load.dataset.load;
      script.onload = () => load.click();
      load.removeAttribute("data-load");
      document.head.append(script);
    }
    if (copy) navigator.clipboard.writeText(copy.dataset.copy).then(() => say(copy.dataset.done));
  });

  function ready() {
    all("[data-record]").forEach((part) => { part.hidden = !window.MediaRecorder || !navigator.mediaDevices; });
    all("[data-copy][hidden]").forEach((button) => { button.hidden = !navigator.clipboard; });
    count();
  }
  ready();
  one("[data-focus]")?.focus();
})();
