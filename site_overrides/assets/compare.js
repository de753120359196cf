/*
 * Any two versions, put together in the browser: the pieces that differ, the words that differ in aligned blocks. Words
 * that look the same are kept. All work is bounded; above that, text counts as replaced.
 */
let el; // what makes an element
const pieces = new Map();
const read = (path) => fetch(path).then((got) => (got.ok ? got.json() : Promise.reject(path)));
const piece = (name) => {
  if (!pieces.has(name)) pieces.set(name, read(`pieces/${name}.json`));
  return pieces.get(name);
};
const blocksOf = async (names) => (await Promise.all(names.map(piece))).flat().map(([kind, shape, number, runs]) =>
  [kind, shape, number, runs.map(([text, ...rest]) => [text.normalize().replace(/[\u00ad\ufe0e\ufe0f]/g, ""), ...rest])]);

const MOST_WORK = 4e6, MOST_PAIRS = 2e5, ALIKE = 0.45;
const textOf = (one) => one[3].map((run) => run[0]).join("");
const same = (one) => JSON.stringify([one[0], one[1], one[3]]);

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

/* Pairs of what is equal and occurs once on both sides; `gap` pairs the rest. */
function align(old, now, gap, a = 0, aEnd = old.length, b = 0, bEnd = now.length) {
  const pairs = [], tail = [];
  while (a < aEnd && b < bEnd && old[a] === now[b]) pairs.push([a++, b++]);
  while (a < aEnd && b < bEnd && old[aEnd - 1] === now[bEnd - 1]) tail.unshift([--aEnd, --bEnd]);
  const count = (list, from, to) => {
    const at = new Map();
    for (let i = from; i < to; i++) at.set(list[i], at.has(list[i]) ? -1 : i);
    return at;
  };
  const inOld = count(old, a, aEnd), inNow = count(now, b, bEnd);
  const unique = [...inOld].filter(([name, i]) => i >= 0 && inNow.get(name) >= 0).map(([name, i]) => [i, inNow.get(name)]);
  const anchors = rising(unique.map((pair) => pair[1])).map((k) => unique[k]);
  if (!anchors.length) return [...pairs, ...gap(a, aEnd, b, bEnd), ...tail];
  for (const [i, j] of [...anchors, [aEnd, bEnd]]) {
    pairs.push(...align(old, now, gap, a, i, b, j));
    if (i < aEnd) pairs.push([i, j]);
    (a = i + 1), (b = j + 1);
  }
  return [...pairs, ...tail];
}

const apart = (a, aEnd, b, bEnd) => [
  ...Array.from({ length: aEnd - a }, (_, i) => [a + i, null]),
  ...Array.from({ length: bEnd - b }, (_, j) => [null, b + j]),
];

const UNIT = /\s+|\d[\d.,]*\d[\p{L}\p{N}\p{M}_]*|[\p{L}\p{N}\p{M}_]+(?:['’\u2010-][\p{L}\p{N}\p{M}_]+)*|[^]/gu;
const units = (text) => text.match(UNIT) || [];

/* The longest common subsequence as pairs; above the bound, only what is equal at both ends. */
function common(old, now) {
  let head = 0, tail = 0;
  const least = Math.min(old.length, now.length);
  while (head < least && old[head] === now[head]) head++;
  while (tail < least - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const n = old.length - head - tail, m = now.length - head - tail, found = [];
  for (let i = 0; i < head; i++) found.push([i, i]);
  if (n && m && n * m <= MOST_WORK) {
    const wide = m + 1, best = new Uint16Array((n + 1) * wide);
    for (let i = n - 1; i >= 0; i--)
      for (let j = m - 1; j >= 0; j--)
        best[i * wide + j] = old[head + i] === now[head + j]
          ? best[(i + 1) * wide + j + 1] + 1
          : Math.max(best[(i + 1) * wide + j], best[i * wide + j + 1]);
    for (let i = 0, j = 0; i < n && j < m; )
      if (old[head + i] === now[head + j]) found.push([head + i++, head + j++]);
      else if (best[(i + 1) * wide + j] >= best[i * wide + j + 1]) i++;
      else j++;
  }
  for (let i = tail; i > 0; i--) found.push([old.length - i, now.length - i]);
  return found;
}

function blockPairs(old, now) {
  const bags = new Map();
  const bag = (one) => {
    if (!bags.has(one)) bags.set(one, units(textOf(one)).filter((unit) => unit.trim()));
    return bags.get(one);
  };
  const likeness = (one, other) => {
    if (one[0] !== other[0]) return 0;
    const left = bag(one), right = bag(other), both = left.length + right.length;
    if (!both) return 1;
    if (2 * Math.min(left.length, right.length) < ALIKE * both) return 0;
    const known = new Set(left), shared = right.filter((word) => known.has(word)).length;
    return 2 * shared < ALIKE * both ? 0 : (2 * common(left, right).length) / both;
  };
  const gap = (a, aEnd, b, bEnd) => {
    const n = aEnd - a, m = bEnd - b;
    if (!n || !m || n * m > MOST_PAIRS) return apart(a, aEnd, b, bEnd);
    const likely = [], best = Array.from({ length: n + 1 }, () => new Float64Array(m + 1));
    for (let i = n - 1; i >= 0; i--) {
      likely[i] = [];
      for (let j = m - 1; j >= 0; j--) {
        const alike = (likely[i][j] = likeness(old[a + i], now[b + j]));
        best[i][j] = Math.max(alike >= ALIKE ? alike + best[i + 1][j + 1] : 0, best[i + 1][j], best[i][j + 1]);
      }
    }
    const pairs = [];
    let i = 0, j = 0;
    while (i < n && j < m)
      if (likely[i][j] >= ALIKE && best[i][j] === likely[i][j] + best[i + 1][j + 1]) pairs.push([a + i++, b + j++]);
      else if (best[i][j] === best[i + 1][j]) pairs.push([a + i++, null]);
      else pairs.push([null, b + j++]);
    return [...pairs, ...apart(a + i, aEnd, b + j, bEnd)];
  };
  return align(old.map(same), now.map(same), gap);
}

/* The words of a cell in stretches: [mark, units]. */
function marked(old, now) {
  const list = (runs) => runs.flatMap((run) => units(run[0]).map((unit) => [unit, run[1] || []]));
  const left = list(old), right = list(now), key = ([unit]) => unit.replace(/\s+/g, " ");
  const out = [], add = (mark, unit) => {
    const last = out.at(-1);
    if (last?.[0] === mark) last[1].push(unit);
    else out.push([mark, [unit]]);
  };
  const link = ([, marks]) => marks.find((mark) => mark.startsWith("link:"))?.slice(5) || "";
  const gone = [], come = [];
  const flush = () => [["del", gone], ["ins", come]].forEach(([mark, list]) => list.splice(0).forEach((unit) => add(mark, unit)));
  let a = 0, b = 0;
  const matched = common(left.map(key), right.map(key));
  for (let k = 0; k <= matched.length; ) {
    const [i, j] = matched[k] || [left.length, right.length];
    gone.push(...left.slice(a, i));
    come.push(...right.slice(b, j));
    let end = k; // a stretch of equal words
    while (matched[end]?.[0] === i + end - k && matched[end][1] === j + end - k) end++;
    const stretch = right.slice(j, j + end - k);
    (a = i + end - k), (b = j + end - k);
    if (gone.length && come.length && b < right.length && stretch.every(([unit]) => !unit.trim())) {
      gone.push(...left.slice(i, a));
      come.push(...stretch);
    } else {
      flush();
      const ways = stretch.map((unit, n) => `${link(left[i + n])} → ${link(unit)}`);
      stretch.forEach((unit, n) => {
        add("", unit);
        const [was, is] = ways[n].split(" → ");
        const said = !was ? "now a link" : !is ? "no longer a link" : `the link leads elsewhere now: ${ways[n]}`;
        if (was !== is && ways[n] !== ways[n + 1]) add("note", ` (${said})`);
      });
    }
    k = Math.max(end, k + 1);
  }
  return out;
}

const SAFE = /^(?:https?:\/\/|mailto:|tel:)/i;
function phrase(list, gone) {
  const made = new DocumentFragment();
  let last = null, text = "";
  const flush = () => {
    if (!text) return;
    let node = new DocumentFragment();
    text.split("\n").forEach((line, n) => node.append(...(n ? [el("br")] : []), line));
    for (const mark of [...last].reverse()) {
      if (["strong", "em", "code"].includes(mark)) node = el(mark, {}, node);
      else if (!gone && mark.startsWith("link:") && SAFE.test(mark.slice(5))) node = el("a", { href: mark.slice(5) }, node);
    }
    made.append(node);
    text = "";
  };
  for (const [unit, marks] of list) {
    if (last && `${marks}` !== `${last}`) flush();
    last = marks;
    text += unit;
  }
  flush();
  return made;
}

/* The first letter decides. */
const wayOf = (one) => (/^\P{L}*[\u0590-\u08ff\ufb1d-\ufefc]/u.test(textOf(one)) ? { dir: "rtl" } : {});

const hidden = (said) => el("i", {}, said);
function phrases(old, now) {
  return marked(old, now).map(([mark, list]) => mark === "note" ? el("span", { class: "redline-note" }, ...list)
    : mark ? el(mark, {}, hidden(mark === "ins" ? "[inserted: " : "[removed: "), phrase(list, mark === "del"), hidden("]"))
      : phrase(list));
}

function block(old, now) {
  const [kind, shape] = now || old, before = old?.[3] || [], after = now?.[3] || [];
  if (kind === "row") {
    const count = Math.max(0, ...[...before, ...after].map((run) => (run[2] || 0) + 1));
    const of = (runs, cell) => runs.filter((run) => (run[2] || 0) === cell);
    const cell = shape.includes("head") ? "th" : "td";
    return el("tr", {}, ...Array.from({ length: count }, (_, n) => el(cell, {}, ...phrases(of(before, n), of(after, n)))));
  }
  if (kind === "rule") return old && now ? el("hr") : el("p", {}, ...phrases(old ? [["———"]] : [], now ? [["———"]] : []));
  if (kind === "code") return el("pre", wayOf(now || old), el("code", {}, ...phrases(before, after)));
  const head = kind === "heading" ? { role: "heading", "aria-level": "4" } : {};
  return el("p", { ...wayOf(now || old), ...head }, ...phrases(before, after));
}

const TAGS = { bullet: "ul", quote: "blockquote", item: "li", table: "table" };
/* Blocks put into lists, quotations, tables. */
function nested(entries, root) {
  let stack = [[null, root]];
  for (const [one, made] of entries) {
    const [kind, shape, number] = one;
    const wanted = shape.filter((part) => !/^(h[1-6]|head)$/.test(part));
    if (kind === "row") wanted.push("table");
    let shared = 0;
    while (shared < wanted.length && stack[shared + 1]?.[0] === wanted[shared]) shared++;
    if (shared === wanted.length && kind === "item" && number) shared--;
    stack = stack.slice(0, shared + 1);
    for (const part of wanted.slice(shared)) {
      const counted = part === "item" && number && wanted.at(-2) !== "bullet";
      const inner = el(TAGS[part] || "ol", counted ? { value: number } : {});
      const outer = part !== "table" ? inner
        : el("div", { class: "redline-scroll", role: "region", "aria-label": "Table", tabindex: "0" }, inner);
      if (stack.length === 1) Object.assign(outer, wayOf(one));
      stack.at(-1)[1].append(outer);
      stack.push([part, inner]);
    }
    stack.at(-1)[1].append(made);
  }
}

function fold(words, fill) {
  const made = el("details", {}, el("summary", {}, words));
  made.addEventListener("toggle", () => made.childElementCount < 2 && fill(made));
  return made;
}

const plain = (blocks) => blocks.map((one) => [one, block(one, one)]);

/* One section: equal pieces are read when they are unfolded. */
async function section(old, now) {
  const root = el("div", { class: "redline" }), left = old?.pieces || [], right = now?.pieces || [];
  const pairs = align(left, right, apart);
  const runs = [];
  let run;
  for (const [i, j] of pairs) {
    const equal = i !== null && j !== null;
    if (run?.equal !== equal) runs.push((run = { equal, old: [], now: [] }));
    if (i !== null) run.old.push(left[i]);
    if (j !== null) run.now.push(right[j]);
  }
  for (const run of runs) {
    if (run.equal) {
      root.append(fold("Unchanged text", async (made) => nested(plain(await blocksOf(run.now)), made)));
      continue;
    }
    const [before, after] = await Promise.all([blocksOf(run.old), blocksOf(run.now)]);
    let quiet = [], changed = 0, entries = [], row = false;
    const hush = (tail) => {
      const head = changed ? 1 : 0;
      if (quiet.length >= 3 + head + tail) {
        const inner = quiet.slice(head, quiet.length - tail);
        nested([...entries, ...plain(quiet.slice(0, head))], root);
        root.append(fold(`${inner.length} passages unchanged`, (made) => nested(plain(inner), made)));
        entries = [];
        quiet = tail ? quiet.slice(-1) : [];
      }
      entries.push(...plain(quiet));
      quiet = [];
    };
    for (const [i, j] of blockPairs(before, after)) {
      const one = before[i], other = after[j];
      const parted = one && other && one[0] !== other[0] ? [[one], [null, other]] : [[one, other]];
      const drawn = parted.map(([was, is]) => [is || was, block(was, is)]);
      if (!drawn.some(([, made]) => made.querySelector("ins, del, .redline-note"))) {
        quiet.push(other || one);
        row = false;
        continue;
      }
      hush(1);
      changed++;
      if (!row) drawn[0][1].dataset.stop = "";
      row = true;
      entries.push(...drawn);
    }
    hush(0);
    nested(entries, root);
  }
  return root;
}

export async function compared(from, to, make) {
  el = make;
  const [old, now] = await Promise.all([from, to].map((number) => read(`versions/${number}.json`)));
  const taken = new Set(), was = new Map();
  for (const name of ["id", "key"])
    for (const one of now.sections) {
      const found = old.sections.find((other) => other[name] === one[name]);
      if (found && !was.has(one) && !taken.has(found)) was.set(one, found), taken.add(found);
    }
  const root = el("div", { lang: now.language }), at = (one) => old.sections.indexOf(was.get(one));
  const both = now.sections.filter((one) => was.has(one)), staying = new Set(rising(both.map(at)).map((k) => both[k]));
  const order = [];
  let next = 0;
  const until = (end) => {
    for (; next < end; next++) if (!taken.has(old.sections[next])) order.push([old.sections[next], null, ": removed"]);
  };
  for (const one of now.sections) {
    if (staying.has(one)) until(at(one));
    order.push([was.get(one), one, !was.has(one) ? ": new" : staying.has(one) ? "" : ": moved here"]);
  }
  until(old.sections.length);
  const titled = ({ title }) => ({ title, label: title, pieces: [] });
  if (old.title !== now.title) order.unshift([titled(old), titled(now), ""]);
  let quiet = [];
  const hush = () => {
    if (!quiet.length) return;
    const list = quiet;
    quiet = [];
    const names = list.slice(0, 4).map((one) => one.label).join("; ") + (list.length > 4 ? ` and ${list.length - 4} more` : "");
    const words = `${list.length} section${list.length > 1 ? "s" : ""} unchanged: ${names}`;
    root.append(el("div", { class: "redline" }, fold(words, async (made) => {
      for (const one of list) {
        if (one.title) made.append(el("p", { dir: "auto", role: "heading", "aria-level": "3" }, one.title));
        nested(plain(await blocksOf(one.pieces)), made);
      }
    })));
  };
  for (const [one, other, note] of order) {
    const renamed = one && other && one.title !== other.title;
    if (one && other && !note && !renamed && `${one.pieces}` === `${other.pieces}`) {
      quiet.push(other);
      continue;
    }
    hush();
    root.append(el("h3", { dir: "auto" }, `${(other || one).label}${note}`));
    const made = await section(one, other);
    if (renamed) {
      const line = block(...[one, other].map(({ title }) => title && ["heading", ["h2"], 0, [[title]]]));
      line.dataset.stop = "";
      made.prepend(line);
    }
    root.append(made);
  }
  hush();
  return root;
}
