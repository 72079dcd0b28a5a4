// Choosing terms of the European classification while one types. The form works without it: see
// src/esco/picker.rs, whose part carries these attributes:
//
//   data-esco="name"     on the fieldset: the name of the boxes that hold what is chosen
//   data-address         where to ask; what was typed is put behind it
//   data-esco-chosen     the list of what is chosen
//   data-esco-plain      what stands there for those without scripts
//   data-none, data-added, data-results   what is said; {n} and {name} are filled in
"use strict";
(() => {
  const say = (text) => { const live = document.getElementById("live"); if (live) live.textContent = text; };

  function element(tag, attributes, text) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text) made.textContent = text;
    return made;
  }

  function enhance(part) {
    const name = part.dataset.esco, chosen = part.querySelector("[data-esco-chosen]");
    const field = part.querySelector("input[type=text]"), plain = part.querySelector("[data-esco-plain]");
    if (!field || field.hasAttribute("role")) return;
    const list = element("ul", { role: "listbox", id: `${name}-list`, class: "card options", hidden: "", "aria-label": part.querySelector("legend").textContent });
    for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) field.setAttribute(key, value);
    field.after(list);
    // What was found without scripts and ticked stays chosen. The rest stays to be read until somebody types, where an
    // address has asked for it; its button goes, since Enter would press it.
    plain?.querySelectorAll("input:checked").forEach((box) => chosen.append(box.closest("li")));
    chosen.hidden = chosen.children.length === 0;
    plain?.querySelector("button")?.closest("p").remove();
    if (plain && !plain.querySelector("li")) plain.remove();

    let hits = [], at = -1, latest = 0, wait;

    // An answer that comes after the list was closed opens nothing.
    function close() {
      latest++;
      list.hidden = true;
      at = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }

    function mark(next) {
      at = next;
      [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
      const option = list.children[at];
      if (!option) { field.removeAttribute("aria-activedescendant"); return; }
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    function show(found) {
      plain?.remove();
      const there = new Set([...chosen.querySelectorAll("input:checked")].map((box) => box.value));
      hits = found.filter((hit) => !there.has(hit.uri));
      list.replaceChildren(...hits.map((hit, n) => {
        const option = element("li", { role: "option", id: `${name}-option-${n}`, "aria-selected": "false" }, hit.label);
        if (hit.about) option.append(element("span", { class: "hint" }, hit.about));
        return option;
      }));
      list.hidden = hits.length === 0;
      field.setAttribute("aria-expanded", String(hits.length > 0));
      mark(-1);
      say(hits.length ? part.dataset.results.replace("{n}", hits.length) : part.dataset.none);
    }

    async function ask() {
      const mine = ++latest;
      let found;
      try {
        const answer = await fetch(part.dataset.address + encodeURIComponent(field.value), { headers: { accept: "application/json" } });
        if (!answer.ok) return;
        found = await answer.json();
      } catch { return; }
      if (mine === latest) show(found.hits);
    }

    function choose(hit) {
      if (!hit) return;
      const id = `${name}-new-${chosen.children.length}`, row = element("li", {}), box = element("div", { class: "ck" });
      const tick = element("input", { type: "checkbox", name, value: hit.uri, id });
      tick.checked = true;
      box.append(tick, element("label", { for: id }, hit.label));
      if (hit.about) box.append(element("span", { class: "hint" }, hit.about));
      row.append(box);
      chosen.append(row);
      chosen.hidden = false;
      field.value = "";
      close();
      say(part.dataset.added.replace("{name}", hit.label));
      field.focus();
    }

    field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(ask, 120); });
    field.addEventListener("focus", () => { if (list.hidden && !field.value) ask(); });
    field.addEventListener("keydown", (event) => {
      const open = !list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) { ask(); return; }
        const step = event.key === "ArrowDown" ? 1 : -1;
        mark(at < 0 && step < 0 ? hits.length - 1 : (at + step + hits.length) % hits.length);
      } else if (event.key === "Enter") {
        // Enter in the field never sends the form.
        event.preventDefault();
        if (open) choose(hits[Math.max(at, 0)]); else ask();
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        close();
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(hits[[...list.children].indexOf(option)]);
    });
    field.addEventListener("blur", close);
  }

  document.querySelectorAll("[data-esco]").forEach(enhance);
})();
