// Marks the stories that changed since the last visit. No clock is asked: the times are those in the page, and what is
// kept is the newest that was seen.
"use strict";

(function () {
  const cards = [...document.querySelectorAll("[data-updated]")];
  const mark = document.querySelector("[data-visit-mark]");
  if (!cards.length || !mark) return;
  try {
    const seen = localStorage.getItem("variorum.seen") || "";
    // All pages that are opened in one go are one visit.
    if (sessionStorage.getItem("variorum.before") === null) sessionStorage.setItem("variorum.before", seen);
    const before = sessionStorage.getItem("variorum.before");
    const newest = cards.map((card) => card.dataset.updated).reduce((one, other) => (one > other ? one : other));
    if (newest > seen) localStorage.setItem("variorum.seen", newest);
    for (const card of before ? cards.filter((one) => one.dataset.updated > before) : []) {
      const copy = mark.cloneNode(true);
      copy.hidden = false;
      (card.querySelector(".status") || card).append(" ", copy);
    }
  } catch {
    // A browser that keeps nothing knows of no visit.
  }
})();
