// What is looked for inside a page; each list holds rows of [rule, place, words].
window.bench = (() => {
  const css = (e) => {
    const own = (x) => x.tagName.toLowerCase() + (x.id ? "#" + x.id : "") + [...x.classList].filter((c) => c !== "focus-visible").map((c) => "." + c).join("");
    return (e.parentElement && e.parentElement !== document.body ? own(e.parentElement) + " > " : "") + own(e);
  };
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const short = (text) => text.trim().replace(/\s+/g, " ").slice(0, 80);
  const FOCUSABLE = "a[href],button,input,select,textarea,summary,iframe,[tabindex]";

  const headings = (rows) => {
    const all = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6,[role=heading]")].filter(seen);
    const level = (e) => Number(e.getAttribute("aria-level") || e.tagName[1]);
    const tops = all.filter((e) => level(e) === 1);
    if (tops.length !== 1) rows.push(["one h1", "", `${tops.length} of them`]);
    all.forEach((e, n) => {
      if (n && level(e) > level(all[n - 1]) + 1) rows.push(["headings in order", css(e), short(e.textContent)]);
      if (!e.textContent.trim()) rows.push(["empty heading", css(e), ""]);
    });
    if (all.length && level(all[0]) !== 1) rows.push(["the first heading is h1", css(all[0]), short(all[0].textContent)]);
  };

  const redline = (rows) => {
    for (const e of document.querySelectorAll("ins,del")) {
      const [said, line] = e.tagName === "INS" ? [/^\W*(inserted|added)/i, "underline"] : [/^\W*(removed|deleted)/i, "line-through"];
      if (!said.test(e.textContent)) rows.push([`${e.tagName} is not said in words`, css(e), short(e.textContent)]);
      const style = getComputedStyle(e);
      if (seen(e) && !style.textDecorationLine.includes(line) && style.borderInlineStartStyle === "none") {
        rows.push([`${e.tagName} is told by colour alone`, css(e), short(e.textContent)]);
      }
    }
  };

  const sideways = (rows) => {
    const more = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (more <= 0) return;
    const wide = [...document.querySelectorAll("body *")].find(
      (e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".md-sidebar,.policy-scroll") && seen(e),
    );
    rows.push(["scrolls sideways", wide ? css(wide) : "", `${more} px`]);
  };

  // What shows the focus of a control is the control, or the label or the group that stands for it.
  const shown = (e) => {
    const own = [e, ...(e.labels || [])].filter(seen);
    return own.length || e.tagName !== "INPUT" ? own : [e.parentElement].filter(seen);
  };
  const mark = (e) => {
    const styles = shown(e).map((x) => getComputedStyle(x));
    const lined = (s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 && !/, 0\)|transparent/.test(s.outlineColor);
    const own = (s) => [s.outlineStyle, s.outlineWidth, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecoration].join();
    return { outline: styles.some(lined), all: styles.map(own).join() };
  };
  const finish = () => document.getAnimations().forEach((a) => { try { a.finish(); } catch { /* it never ends */ } });
  const covered = (e) => {
    const parts = shown(e);
    const words = parts.map((x) => hiding(x));
    return parts.length ? (words.includes("") ? "" : words[0]) : "it cannot be seen";
  };
  const hiding = (e) => {
    const box = [...e.getClientRects()].find((one) => one.width >= 2 && one.height >= 2); // a line may end in its space
    if (!box) return "it has no size";
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return "it is outside of what is seen";
    const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2; // of what is seen: it may be higher than the screen
    const at = [0.5, 0.1, 0.9].map((share) => document.elementFromPoint(box.left + box.width * share, middle));
    const free = at.some((top) => top && (e.contains(top) || top.contains(e)));
    return free ? "" : `covered by ${at[0] ? css(at[0]) : "nothing"}`;
  };

  // In a closed fold all but its own summary is out of sight, also the summary of a fold inside it.
  const folded = (e) => {
    const fold = e.closest("details:not([open])");
    return fold && (!fold.querySelector(":scope > summary").contains(e) || (fold.parentElement && folded(fold.parentElement)));
  };

  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const hasStops = (e) => /date|time|month|week/.test(e.type); // it has stops inside

  let all, reached, before, last, rows, again;
  return {
    look() {
      const found = [];
      headings(found);
      redline(found);
      sideways(found);
      return found;
    },
    start() {
      all = [...document.querySelectorAll(FOCUSABLE)].filter(
        (e) => e.tabIndex >= 0 && !e.disabled && e.type !== "hidden" && !e.closest("[inert]") && e.checkVisibility({ visibilityProperty: true }),
      );
      before = new Map(all.map((e) => [e, mark(e)]));
      [reached, rows, again, last] = [new Set(), [], 0, null];
      return all.length;
    },
    async step() {
      for (let n = 0; n < 20 && last && document.activeElement === last && !hasStops(last); n++) await wait(50); // busy
      const e = document.activeElement;
      if (!e || e === document.body || (reached.has(e) && e !== last)) return false;
      again = e === last ? again + 1 : 0;
      if (again && again <= (hasStops(e) ? 6 : 0)) return true;
      if (reached.has(e)) {
        if (all.length === 1) return false; // the way round leads from it to itself
        rows.push(["keyboard trap", css(e), ""]);
        return false;
      }
      reached.add(e);
      last = e;
      let [marked, hidden] = [false, ""];
      for (const pause of [0, 300]) { // a script may first have to open what is focused
        if (pause && rows.length > 5) break;
        if (pause) await wait(pause);
        finish();
        const [now, was] = [mark(e), before.get(e)];
        [marked, hidden] = [now.outline || (was && was.all !== now.all), covered(e)];
        if (marked && !hidden) break;
      }
      const words = short(e.textContent || e.getAttribute("aria-label") || "");
      if (hidden) rows.push(["focus is hidden", css(e), `${hidden}: ${words}`]);
      else if (!marked) rows.push(["focus is not visible", css(e), words]);
      return true;
    },
    stop(whole) {
      const groups = new Set([...reached].filter((e) => e.type === "radio").map((e) => e.name));
      const left = whole
        ? all.filter((e) => !reached.has(e) && e.isConnected && e.checkVisibility({ visibilityProperty: true }) && !(e.type === "radio" && groups.has(e.name)))
        : [];
      return rows.concat(left.map((e) => ["not reached", css(e), short(e.textContent || e.getAttribute("aria-label") || "")]));
    },
    unscripted() {
      const found = [];
      const root = document.querySelector("article") || document.body;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const e = walker.currentNode.parentElement;
        if (!/[\p{L}\p{N}]/u.test(walker.currentNode.data) || e.closest("script,style,template,noscript,title,[hidden]")) continue;
        if (folded(e)) continue;
        if (!seen(e)) found.push(["cannot be read", css(e), short(walker.currentNode.data)]);
      }
      if (!root.innerText.trim()) found.push(["cannot be read", css(root), "nothing is there"]);
      for (const e of document.querySelectorAll("button,input,select,textarea")) {
        const form = e.closest("form");
        if (seen(e) && !e.disabled && !(form && form.hasAttribute("action"))) found.push(["does nothing", css(e), short(e.textContent || e.ariaLabel || "")]);
      }
      for (const e of document.querySelectorAll('a[href="#"],a[href^="javascript:"],a:not([href])[role]')) {
        if (seen(e)) found.push(["leads nowhere", css(e), short(e.textContent)]);
      }
      const every = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const promise = /\bloading\b|\binitiali[sz]ing\b|please wait|(?:enable|requires?|needs?) (?:java)?script/i;
      while (every.nextNode()) {
        const text = every.currentNode.data.trim(); // a line of its own, not a sentence of a policy
        const e = every.currentNode.parentElement;
        if (text.length < 60 && promise.test(text) && !e.closest("script,style,template") && seen(e)) found.push(["says it is loading", css(e), text]);
      }
      return found;
    },
  };
})();
undefined;
