/*
 * Any two versions, put together from what the build made: each section's redline from one of its texts to another, and
 * the versions' pages. texts.json says which section has which text in which version, and where the redlines are.
 */
const kept = new Map();
const once = (path, take) => {
  const there = new URL(path, location.href).href;
  if (!kept.has(there)) kept.set(there, fetch(there).then((got) => (got.ok ? take(got, there) : Promise.reject(there))));
  kept.get(there).catch(() => kept.delete(there)); // what could not be read is asked for again
  return kept.get(there);
};
const read = (path) => once(path, (got) => got.json());
/* HTML of the build's: scripts in it would not run, and the site's policy allows none. */
const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
async function redline(place) {
  const [file, number] = place.split("/");
  return document.importNode(parsed((await read(`redlines/${file}.json`))[number]).body.firstChild, true);
}
/* A page of a version, whose links lead to the same places from here, but those inside of it where they are to stay so. */
const pageOf = (path, inside) =>
  once(path, async (got, there) => {
    const page = parsed(await got.text());
    page.querySelectorAll(".headerlink").forEach((one) => one.remove());
    page.querySelectorAll("a[href]").forEach((link) => {
      const to = link.getAttribute("href");
      if (!inside || !to.startsWith("#")) link.href = new URL(to, there);
    });
    return page;
  });

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

/* Headings a level higher: here sections stand right below the title of the page. */
function raised(part) {
  for (const one of part.querySelectorAll("[aria-level]")) one.setAttribute("aria-level", one.getAttribute("aria-level") - 1);
  return part;
}

/* What a version changed in the one before it is on a page of its own. */
async function changed(version, el) {
  const page = await pageOf(`../versions/${version}/changes/`, true);
  return [...page.querySelectorAll("#redline ~ .redline, #redline ~ h3")].map((one) =>
    one.matches("h3") ? el("h2", { id: one.id, dir: "auto" }, one.textContent) : raised(document.importNode(one, true)),
  );
}

/* A section as it stands on its version's page: without ids, and headings below that of the section. */
async function textOf(version, id, el) {
  const at = (await pageOf(`../versions/${version}/`)).getElementById(id), headed = at.matches("h1, h2, h3, h4, h5, h6");
  const text = document.importNode(headed ? at.nextElementSibling : at, true);
  text.querySelectorAll(".policy-today, span[id]:empty").forEach((one) => one.remove());
  const headings = [...text.querySelectorAll("h1, h2, h3, h4, h5, h6")], level = (one) => +one.localName[1];
  const top = Math.min(...headings.map(level));
  for (const one of headings) {
    one.replaceWith(el("p", { role: "heading", "aria-level": level(one) - top + 3, dir: "auto" }, ...one.childNodes));
  }
  [text, ...text.querySelectorAll("[id]")].forEach((one) => one.removeAttribute("id"));
  return headed ? [el("p", { role: "heading", "aria-level": 2, dir: "auto" }, at.textContent), text] : [text];
}

export async function compared(from, to, { el, say, parts }) {
  const { versions, sections } = await read("texts.json");
  const [old, now] = [from, to].map((number) => versions.find((one) => one.version === +number));
  const root = el("div", { class: "policy-compared", lang: now.language });
  const text = ({ version }, one) => textOf(version, sections[one].other_ids[version] ?? sections[one].id, el);

  const fold = (words, fill) => {
    const made = el("details", {}, el("summary", {}, words));
    made.addEventListener("toggle", () => made.childElementCount < 2 && fill(made), { once: true });
    return made;
  };
  const texts = (found) => async (made) => {
    const shown = await Promise.all(found.map((one) => text(now, one))).catch(() => [el("p", {}, say("compareFailed"))]);
    made.append(el("div", { class: "redline" }, ...shown.flat()));
  };
  const cell = async (name, version, one, there) =>
    el("div", { class: "policy-cell", role: "group", "aria-label": name }, ...(there === undefined ? [] : await text(version, one)));
  const drawn = async (one, was, is) => {
    const place = sections[one].pairs[`${was ?? ""}-${is ?? ""}`];
    if (place) return redline(place);
    const said = el("p", { id: `at-${one}-both` }, el("a", {}, el("i", {})), ` ${say("compareBoth")}`);
    const row = el("div", { class: "policy-row policy-row--changed" }, await cell(say("before"), old, one, was), await cell(say("after"), now, one, is));
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
    root.append(el("details", { class: "policy-fold" }, el("summary", {}, said), el("ul", {}, ...rows)));
  }
  if (now.parent === old.version) {
    root.append(...(await changed(now.version, el)));
    return root;
  }
  if (old.title !== now.title) root.append(raised(await redline(sections[0].pairs[`${old.title}-${now.title}`])));
  let quiet = [];
  const hush = () => {
    if (!quiet.length) return;
    const count = quiet.length;
    const first = quiet.slice(0, 4).map(([one, , is]) => sections[one].labels[is]).join("; ");
    const names = count > 4 ? say("redlineAndMore", { names: first, count: count - 4 }) : first;
    const said = say(count > 1 ? "redlineUnchangedSeveral" : "redlineUnchangedOne", { count, names });
    root.append(el("div", { class: "redline" }, fold(said, texts(quiet.map(([one]) => one)))));
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
    root.append(was === is ? el("div", { class: "redline" }, fold(say("compareUnchanged"), texts([one]))) : await drawn(one, was, is));
  }
  hush();
  return root;
}
