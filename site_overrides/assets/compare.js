/*
 * Any two versions, put together from pieces that the build made: each section's redline from one of its texts to
 * another. texts.json says which section has which text in which version.
 */
const kept = new Map();
const read = (path) => {
  if (!kept.has(path)) kept.set(path, fetch(path).then((got) => (got.ok ? got.json() : Promise.reject(path))));
  return kept.get(path);
};
/* A piece is HTML of the build's: scripts in it would not run, and the site's policy allows none. */
const piece = async (name) =>
  document.importNode(new DOMParser().parseFromString(await read(`pieces/${name}.json`), "text/html").body.firstChild, true);

function rising(values) {
  const length = [], before = [];
  let best = -1;
  values.forEach((value, i) => {
    length[i] = 1;
    before[i] = -1;
    for (let k = 0; k < i; k++) if (values[k] < value && length[k] >= length[i]) (length[i] = length[k] + 1), (before[i] = k);
    if (best < 0 || length[i] > length[best]) best = i;
  });
  const chain = [];
  for (let i = best; i >= 0; i = before[i]) chain.unshift(i);
  return chain;
}

/* The sections of both sides in one reading order: [section, older text, newer text, what became of it: a sentence]. */
function ordered(old, now) {
  const was = new Map(old), line = ([section]) => section;
  const at = (section) => old.findIndex(([other]) => other === section);
  const both = now.map(line).filter((section) => was.has(section));
  const staying = new Set(rising(both.map(at)).map((k) => both[k]));
  const known = new Set(both), order = [];
  let next = 0;
  const until = (end) => {
    for (; next < end; next++) if (!known.has(old[next][0])) order.push([...old[next], undefined, "redlineRemoved"]);
  };
  for (const [section, text] of now) {
    if (staying.has(section)) until(at(section));
    const note = !was.has(section) ? "redlineNew" : staying.has(section) ? "" : "redlineMovedHere";
    order.push([section, was.get(section), text, note]);
  }
  until(old.length);
  return order;
}

/* What a version changed in the one before it is on a page of its own; its links are made to lead from here. */
async function changed(version, el) {
  const there = new URL(`../versions/${version}/changes/`, location.href), got = await fetch(there);
  if (!got.ok) throw new Error(there);
  const page = new DOMParser().parseFromString(await got.text(), "text/html");
  return [...page.querySelectorAll("#redline ~ .redline, #redline ~ h3")].map((one) => {
    one.querySelectorAll(".headerlink").forEach((link) => link.remove());
    one.querySelectorAll("a[href]:not([href^='#'])").forEach((link) => (link.href = new URL(link.getAttribute("href"), there)));
    return one.matches("h3") ? el("h2", { id: one.id, dir: "auto" }, one.textContent) : document.importNode(one, true);
  });
}

export async function compared(from, to, { el, say, parts }) {
  const { versions, sections } = await read("texts.json");
  const [old, now] = [from, to].map((number) => versions.find((one) => one.version === +number));
  const root = el("div", { lang: now.language });

  const fold = (words, fill) => {
    const made = el("details", {}, el("summary", {}, words));
    made.addEventListener("toggle", () => made.childElementCount < 2 && fill(made), { once: true });
    return made;
  };
  const texts = (found) => async (made) => made.append(...(await Promise.all(found.map(([one, text]) => piece(sections[one].texts[text])))));
  const cell = async (name, one, text) =>
    el("div", { class: "policy-cell", role: "group", "aria-label": name }, text === undefined ? "" : await piece(sections[one].texts[text]));
  const drawn = async (one, was, is) => {
    const name = sections[one].pairs[`${was ?? ""}-${is ?? ""}`];
    if (name) return piece(name);
    const said = el("p", { id: `at-${one}-both` }, el("a", {}, el("i", {})), ` ${say("compareBoth")}`);
    const row = el("div", { class: "policy-row policy-row--changed" }, await cell(say("before"), one, was), await cell(say("after"), one, is));
    return el("div", { class: "redline redline--side" }, said, row);
  };

  const [after, until] = [versions.indexOf(old), versions.indexOf(now)];
  const between = versions.filter((one, at) => one.day && at > after && at <= until);
  if (between.length > 1) {
    const rows = between.map(({ version, day, level }) => {
      const link = el("a", { href: `../versions/${version}/changes/` }, say("compareStepLink", { number: version }));
      return el("li", {}, ...parts("compareStep", { date: day, link, level }));
    });
    const said = say("compareBetween", { count: rows.length });
    root.append(el("details", { class: "policy-fold" }, el("summary", {}, said), el("ol", {}, ...rows)));
  }
  if (now.parent === old.version) {
    root.append(...(await changed(now.version, el)));
    return root;
  }
  if (old.title !== now.title) root.append(await piece(sections[0].pairs[`${old.title}-${now.title}`]));
  let quiet = [];
  const hush = () => {
    if (!quiet.length) return;
    const found = quiet.map(([one, , text]) => [one, text]), count = found.length;
    const first = found.slice(0, 4).map(([one, text]) => sections[one].labels[text]).join("; ");
    const names = count > 4 ? say("redlineAndMore", { names: first, count: count - 4 }) : first;
    const said = say(count > 1 ? "redlineUnchangedSeveral" : "redlineUnchangedOne", { count, names });
    root.append(el("div", { class: "redline" }, fold(said, texts(found))));
    quiet = [];
  };
  for (const entry of ordered(old.sections, now.sections)) {
    const [one, was, is, note] = entry;
    if (was === is && !note) {
      quiet.push(entry);
      continue;
    }
    hush();
    const section = sections[one].labels[is ?? was];
    root.append(el("h2", { id: `in-${one}`, dir: "auto" }, note ? say(note, { section }) : section));
    root.append(was === is ? el("div", { class: "redline" }, fold(say("compareUnchanged"), texts([[one, is]]))) : await drawn(one, was, is));
  }
  hush();
  return root;
}
