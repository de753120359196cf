/* Loads a page of drafts again when it was made anew, and says so when nothing makes it any more. */
"use strict";
{
  const { src, dataset } = document.currentScript;
  const [page] = performance.getEntriesByType("navigation");
  const made = page.serverTiming.find(({ name }) => name === "made")?.duration;
  const stream = new EventSource(new URL("_events", src));
  stream.onmessage = ({ data }) => {
    const now = JSON.parse(data)[dataset.part];
    if (now !== undefined && made !== undefined && now !== made) location.reload();
  };
  const mark = () => document.querySelector(".md-banner strong");
  const words = mark()?.textContent;
  stream.onopen = () => mark()?.replaceChildren(words);
  stream.onerror = () => mark()?.replaceChildren("The preview has stopped: this page may be old.");
}
