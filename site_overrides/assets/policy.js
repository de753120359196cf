/*
 * What a script adds to pages that are complete without it: which text applied on a day, steps from change to change
 * by keyboard, changes side by side, and any two versions chosen to be compared (compare.js). It keeps nothing, asks no
 * other host, and makes every element by hand: what a text holds is never read as markup. What it says, the page hands
 * on: attributes named by the keys of sentences (docs/words.md).
 */
(() => {
  "use strict";
  const there = new URL("compare.js", document.currentScript.src).href;
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  function el(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /* A sentence of the page's by its key, in parts and in one; `{name}` in it stands for a value, maybe an element. */
  const sentences = Object.assign({}, ...all("[data-said]").map((one) => one.dataset));
  const parts = (key, values = {}) =>
    (sentences[key] || "").split(/\{([a-z]+)\}/).map((part, n) => (n % 2 ? values[part] : part));
  const say = (key, values) => parts(key, values).join("");

  /* Which text applied on a day: the rows of the table answer; “Show” goes to that text. */
  function when() {
    const form = $("when"), said = $("applied"), input = $("on"), table = $("dates-table");
    if (!form || !table) return;
    const rows = all("tr[data-from]", table);
    const language = document.documentElement.lang || "en";
    const today = new Date().toLocaleDateString("sv"); // as the rows have it: 2027-03-01
    const answer = () => {
      const asked = input.value;
      if (!/^\d{4}-\d\d-\d\d$/.test(asked)) return void (said.hidden = true);
      const date = new Date(`${asked}T00:00:00Z`).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
      const row = rows.find((one) => one.dataset.from <= asked && (!one.dataset.until || asked <= one.dataset.until));
      rows.forEach((one) => one.classList.toggle("policy-row", one === row));
      said.hidden = false;
      if (row) {
        const link = row.querySelector("a").cloneNode(true);
        const ahead = asked > today;
        said.replaceChildren(...parts(ahead ? "whenAnswerAhead" : "whenAnswer", { date, link: el("strong", {}, link) }));
      } else {
        const first = rows.length ? rows[rows.length - 1].querySelector("time").textContent : "";
        said.replaceChildren(say("whenUnknown", { date, first }));
      }
      history.replaceState(null, "", `?on=${asked}`);
      return row && row.querySelector("a").href;
    };
    form.hidden = false;
    $("look-up").hidden = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const there = answer();
      if (there) location.assign(there);
    });
    input.addEventListener("input", answer);
    const given = new URLSearchParams(location.search).get("on");
    if (given) (input.value = given), answer();
  }

  /* Steps: the first block of each row of changes holds links to itself, to the one before it and to the next. */
  const stops = () => all(".policy-step").map((one) => one.closest("[id]"));

  let moved = -Infinity;
  function go(way) {
    const found = stops(), top = (one) => one.getBoundingClientRect().top;
    const at = found.findIndex((one) => `#${one.id}` === decodeURIComponent(location.hash));
    const stays = at >= 0 && (performance.now() - moved < 1500 || Math.abs(top(found[at])) < innerHeight);
    const below = found.findIndex((one) => top(one) > 120);
    let to = at + way;
    if (!stays) to = way > 0 ? (below < 0 ? found.length - 1 : below) : (below < 0 ? found.length : below) - 1;
    const target = found[Math.max(0, Math.min(to, found.length - 1))];
    moved = performance.now();
    location.replace(`#${target.id}`);
    target.querySelector(".policy-step a").focus({ preventScroll: true });
  }

  let keys = true;
  const WAYS = { n: 1, j: 1, p: -1, k: -1 };
  function keyboard() {
    addEventListener("keydown", (event) => {
      const way = WAYS[event.key];
      const inside = event.target.closest && event.target.closest("input, select, textarea, [contenteditable]");
      const search = document.querySelector("[data-md-toggle=search]");
      if (!way || !keys || inside || (search && search.checked)) return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !stops().length) return;
      event.preventDefault();
      go(way);
    });
  }

  function toggle(words, pressed, act) {
    const button = el("button", { type: "button", class: "policy-toggle", "aria-pressed": pressed }, words);
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", on);
      act(on);
    });
    return button;
  }

  function tools(place) {
    if (!stops().length) return;
    const side = toggle(say("sideBySide"), false, (on) => beside(on, place));
    const hint = el("span", {}, ...parts("keysHint", { n: el("kbd", {}, "n"), p: el("kbd", {}, "p") }));
    place.append(el("p", { class: "policy-toggles" }, side, toggle(say("keys"), keys, (on) => (keys = on)), hint));
  }

  /* Side by side: each block twice, without what is inserted and without what is removed; what moved, on its side. */
  const kept = new Map();
  const columns = el("div", { class: "policy-row policy-columns", "aria-hidden": "true" },
    el("span", {}, say("before")), el("span", {}, say("after")));
  function beside(on, place) {
    if (on) {
      (place.closest("#comparison > *") || place.closest("article > *")).after(columns);
      for (const inline of all(".redline:not(ol, .redline--side)")) {
        const side = el("div", { class: "redline redline--side" });
        rows(inline, side, []);
        kept.set(side, inline);
        inline.replaceWith(side);
      }
    } else {
      for (const [side, inline] of kept) side.replaceWith(inline);
      kept.clear();
      columns.remove();
    }
  }

  function rows(from, to, shells) {
    for (const one of from.children) {
      if (one.matches("details")) {
        const fold = one.cloneNode(false);
        fold.append(one.querySelector("summary").cloneNode(true));
        to.append(fold);
        rows(one, fold, shells);
      } else if (one.matches("ul, ol") && !shells.length) {
        rows(one, to, [one]);
      } else if (!one.matches("summary")) {
        to.append(row(one, shells));
      }
    }
  }

  function row(one, shells) {
    const cells = ["ins, [data-side=after]", "del, [data-side=before]"].map((left_out, n) => {
      const cell = one.cloneNode(true);
      all(left_out, cell).forEach((mark) => mark.remove());
      const empty = cell.matches(left_out) || (!words(cell) && !cell.querySelector("hr") && !cell.matches("hr"));
      const within = shells.reduce((inner, shell) => {
        const outer = shell.cloneNode(false);
        outer.append(inner);
        return outer;
      }, cell);
      return { node: within, empty, name: say(n ? "after" : "before") };
    });
    const changed = one.matches("[data-side]") || Boolean(one.querySelector("ins, del, [data-side]"));
    const drop = cells[1].empty ? cells[1] : cells[0]; // ids and steps stand once
    all(".policy-step", drop.node).forEach((step) => step.remove());
    [drop.node, ...all("[id]", drop.node)].forEach((named) => named.removeAttribute("id"));
    return el("div", { class: changed ? "policy-row policy-row--changed" : "policy-row" },
      ...cells.map(({ node, empty, name }) =>
        el("div", changed ? { class: "policy-cell", role: "group", "aria-label": name } : { class: "policy-cell" },
          empty ? "" : node)));
  }

  function words(node) {
    const copy = node.cloneNode(true);
    all(".policy-step", copy).forEach((step) => step.remove());
    return copy.textContent.trim();
  }

  /* Without a script each leads to the next; here to itself and both neighbours. Returns how many there are. */
  function stepped(root = document) {
    const plain = all(".redline a:has(> i)", root), found = plain.map((one) => one.closest("[id]"));
    found.forEach((one, n) => {
      const link = (to, sign, words) =>
        found[to] ? [el("a", { href: `#${found[to].id}`, title: words, "aria-label": words }, sign)] : [];
      const heard = (words) => (words ? [el("span", { class: "visually-hidden" }, words)] : []);
      const [before, step, after] = parts("stepNumber", { step: `${n + 1}/${found.length}` });
      plain[n].replaceWith(el("span", { class: "policy-step" },
        el("a", { href: `#${one.id}`, title: say("stepThis") }, ...heard(before), step, ...heard(after)),
        ...link(n - 1, "↑", say("stepBefore")), ...link(n + 1, "↓", say("stepAfter"))));
    });
    return found.length;
  }

  /* Any two versions. */
  function choose() {
    const form = $("choose"), said = $("compared"), place = $("comparison");
    if (!form) return;
    const [older, newer] = [$("older"), $("newer")], asked = new URLSearchParams(location.search);
    const known = (value) => [...older.options].some((option) => option.value === value);
    form.hidden = false;
    let turn = 0;
    const show = async () => {
      let [from, to] = [older.value, newer.value];
      if (older.selectedIndex < newer.selectedIndex) [older.value, newer.value] = [from, to] = [to, from];
      const own = ++turn, at = new URL(location.href);
      if (at.searchParams.get("from") !== from || at.searchParams.get("to") !== to) at.hash = "";
      at.searchParams.set("from", from);
      at.searchParams.set("to", to);
      history.replaceState(null, "", at);
      kept.clear();
      if (from === to) return void (said.textContent = say("compareSame"), place.replaceChildren());
      said.textContent = say("compareReading");
      $("ready").hidden = true;
      try {
        const { compared } = await import(there);
        const root = await compared(from, to, { el, say, parts });
        if (own !== turn) return;
        const count = stepped(root);
        const found = count === 1 ? "compareFoundOne" : "compareFoundSeveral";
        said.textContent = say(count ? found : "redlineSame", { older: from, newer: to, count });
        const page = newer.selectedOptions[0].dataset.parent === from && `../versions/${to}/changes/`;
        if (page) said.append(" ", el("a", { href: page }, say("compareLevels")), ".");
        const bar = el("div", { class: "policy-walk" });
        place.replaceChildren(bar, root);
        tools(bar);
        if (location.hash) location.replace(location.hash);
      } catch {
        said.textContent = say("compareFailed");
        $("ready").hidden = false;
      }
    };
    form.addEventListener("submit", (event) => (event.preventDefault(), show()));
    const { from, to } = Object.fromEntries(asked);
    newer.selectedIndex = 0;
    older.selectedIndex = Math.min(1, older.options.length - 1);
    const changed = newer.selectedOptions[0]?.dataset.parent; // the one before it may have been withdrawn
    if (changed) older.value = changed;
    if (known(from) && known(to)) (older.value = from), (newer.value = to), show();
  }

  /* A day that the page names has come, and the page is still the one from before. */
  function passed() {
    for (const one of all("[data-passes]")) if (Date.parse(one.dataset.passes) <= Date.now()) one.hidden = false;
  }

  stepped();
  passed();
  when();
  keyboard();
  all(".policy-walk").forEach(tools);
  choose();
})();
