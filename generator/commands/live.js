/* Loads a page of drafts again when it was made anew, and says so when nothing makes it any more. */
"use strict";
{
  const { events, part, made } = document.currentScript.dataset;
  const stream = new EventSource(events);
  stream.onmessage = ({ data }) => {
    const now = JSON.parse(data)[part];
    if (now !== undefined && String(now) !== made) location.reload();
  };
  const mark = () => document.querySelector(".md-banner strong");
  const words = mark()?.textContent;
  stream.onopen = () => mark()?.replaceChildren(words);
  stream.onerror = () => mark()?.replaceChildren("The preview has stopped: this page may be old.");
}
