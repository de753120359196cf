// The theme's search, loaded when somebody types: its worker, named behind the “#” of this one's address, and the texts
// that the build put beside an index without any. An index that has its texts is handed on at once.
"use strict";
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]; // what the theme's two sides say to each other
const TEXTS = new URL("../../../search/texts.json", location);
let setup; // kept until it is needed
let latest; // what was asked last while the texts are on their way
let loading = false;
let passing = false;

function pass(data) {
  passing = true;
  dispatchEvent(new MessageEvent("message", { data }));
  passing = false;
}

async function load() {
  loading = true;
  try {
    if (setup) setup = { ...setup, data: { ...setup.data, docs: (await (await fetch(TEXTS)).json()).docs } };
  } catch {
    loading = false; // the line is down: the next letter tries again
    postMessage({ type: RESULT, data: { items: [] } });
    return;
  }
  importScripts(location.hash.slice(1));
  if (setup) {
    pass(setup);
    await new Promise((done) => setTimeout(done)); // it indexes before anything else is its turn
  }
  removeEventListener("message", heard);
  pass(latest);
}

function heard(event) {
  if (passing) return;
  event.stopImmediatePropagation();
  const { type, data } = event.data;
  if (type === SETUP && data.docs?.length === 0) {
    setup = event.data;
    postMessage({ type: READY });
  } else if (type === QUERY && data === "" && !loading) {
    postMessage({ type: RESULT, data: { items: [] } });
  } else {
    latest = event.data;
    if (!loading) load();
  }
}
addEventListener("message", heard);
