// Light or dark: as the reader's system says until the reader chooses. Nothing is kept before that, and nothing but
// that choice. It stands in the head of the page, so that the rest is drawn in its colours.
"use strict";
(() => {
  const name = `${new URL(document.currentScript.dataset.base, location).pathname}.__palette`;
  const options = [...document.getElementsByName("__palette")];
  if (!options.length) return;

  function kept() {
    try {
      return options[JSON.parse(localStorage.getItem(name))?.index];
    } catch {
      return undefined; // a browser may refuse to keep anything
    }
  }

  function keep(option) {
    try {
      localStorage.setItem(name, JSON.stringify({ index: options.indexOf(option) }));
    } catch {
      // it holds for this page alone
    }
  }

  function show(chosen) {
    for (const colour of ["scheme", "primary", "accent"]) {
      const attribute = `data-md-color-${colour}`;
      document.body.setAttribute(attribute, chosen.getAttribute(attribute));
    }
    for (const option of options) {
      option.checked = option === chosen;
      option.nextElementSibling.hidden = option !== chosen;
    }
  }

  function choose(option) {
    show(option);
    keep(option);
  }

  const usual = () => options.find((one) => matchMedia(one.dataset.mdColorMedia).matches) || options[0];
  for (const option of options) {
    option.addEventListener("change", () => choose(option));
    option.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const other = options[(options.indexOf(option) + 1) % options.length];
      choose(other);
      other.focus();
    });
    matchMedia(option.dataset.mdColorMedia).addEventListener("change", () => show(kept() || usual()));
  }
  show(kept() || usual());
})();
