// Before the page is drawn: its colours, and what the theme's script may keep. Nothing is kept before the reader
// chooses light or dark, and nothing but that choice.
"use strict";
(() => {
  const KEPT = "__palette";
  const scope = new URL(document.currentScript.dataset.base, location);
  let chosen = false;
  addEventListener(
    "change",
    (event) => {
      if (event.target.name === KEPT) chosen = true;
    },
    { capture: true },
  );
  const name = (key, at) => `${at.pathname}.${key}`;
  window.__md_scope = scope;
  window.__md_hash = (text) => [...text].reduce((sum, sign) => ((sum << 5) - sum + sign.charCodeAt(0)) | 0, 0);
  window.__md_get = (key, storage, at = scope) => {
    try {
      return JSON.parse((storage || localStorage).getItem(name(key, at)));
    } catch {
      return null; // a browser may refuse to keep anything
    }
  };
  window.__md_set = (key, value, storage, at = scope) => {
    if (key !== KEPT || !chosen) return;
    try {
      (storage || localStorage).setItem(name(key, at), JSON.stringify(value));
    } catch {
      // likewise
    }
  };
  // A page to which the reader goes back begins with its drawer and its search closed.
  for (const toggle of document.getElementsByClassName("md-toggle")) toggle.autocomplete = "off";
  // The theme's search is a dialog without a name.
  addEventListener("DOMContentLoaded", () => {
    const field = document.querySelector("[role=dialog] .md-search__input");
    field?.closest("[role=dialog]").setAttribute("aria-label", field.getAttribute("aria-label"));
  });
  const options = [...document.getElementsByName(KEPT)];
  const kept = window.__md_get(KEPT);
  const option =
    options[kept?.index] || options.find((one) => matchMedia(one.getAttribute("data-md-color-media")).matches);
  if (!option) return;
  for (const colour of ["scheme", "primary", "accent"]) {
    const attribute = `data-md-color-${colour}`;
    document.body.setAttribute(attribute, option.getAttribute(attribute));
  }
})();
