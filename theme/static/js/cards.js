// Cards over names and chips, made of what the page says already: nothing is asked for, and no card is ever empty.
// By mouse, by keyboard focus, by the arrow keys on a line of chips, by a first tap; Esc closes (WCAG 1.4.13).
"use strict";

(function () {
  if (!HTMLElement.prototype.showPopover) return;

  // Milliseconds: a pointer on its way elsewhere opens nothing, and may cross the gap between a word and its card.
  const BEFORE_OPENING = 350;
  const BEFORE_CLOSING = 250;
  const GAP = 6; // pixels
  const HAS_CARD = "a[data-mention][href], .point .chip";

  const card = document.createElement("div");
  card.id = "card";
  card.popover = "manual";
  document.querySelector("main").append(card);

  let about = null; // the name or chip that the card stands by
  let timer = 0;
  let pointer = ""; // what the last click was made with

  // What a card says

  function describeName(name) {
    const line = document.querySelector(`#people a[href$="/${CSS.escape(name.dataset.mention)}.html"]`);
    return line ? [...line.parentElement.cloneNode(true).childNodes] : [];
  }

  function describeChip(chip) {
    const point = chip.closest("[data-statement]");
    const cited = [...point.querySelectorAll(`[data-citation][data-outlet="${CSS.escape(chip.dataset.outlet)}"]`)];
    return cited.filter((one) => one.closest("[data-statement]") === point).map(describeCitation);
  }

  // Whose sentence it is, with the way into the kept text; when it was published; the sentence, or its report's headline.
  function describeCitation(cited) {
    const report = findReport(cited.dataset.cite.split(":")[0]);
    const words = cited.querySelector(".words") || (report && report.querySelector(".words"));
    const told = document.createElement("div");
    const by = cited.querySelector(".cited-by") || cited.querySelector("a");
    const parts = [by, report && report.querySelector(".facts > :first-child"), words];
    for (const part of parts.filter(Boolean)) told.append(part.cloneNode(true), " ");
    return told;
  }

  function findReport(article) {
    const link = document.querySelector(`#sources a[href$="/${CSS.escape(article)}.html"]`);
    return link && link.closest(".report");
  }

  // When and where it stands

  function open(target) {
    clearTimeout(timer);
    const told = target.matches(".chip") ? describeChip(target) : describeName(target);
    if (!told.length) return false;
    close();
    about = target;
    card.replaceChildren(...told);
    card.showPopover();
    place();
    focusable(target).setAttribute("aria-describedby", card.id);
    return true;
  }

  function close() {
    clearTimeout(timer);
    if (!about) return;
    focusable(about).removeAttribute("aria-describedby");
    about = null;
    card.hidePopover();
  }

  function later(delay, then) {
    clearTimeout(timer);
    timer = setTimeout(then, delay);
  }

  // Under the word, or over it where there is more room; where the word begins, but inside the window.
  function place() {
    const word = about.getClientRects()[0] || about.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const isBelow = word.bottom + GAP + card.offsetHeight <= clientHeight || word.top < clientHeight - word.bottom;
    const start = getComputedStyle(about).direction === "rtl" ? word.right - card.offsetWidth : word.left;
    const left = Math.max(GAP, Math.min(start, clientWidth - card.offsetWidth - GAP));
    const top = isBelow ? word.bottom + GAP : word.top - GAP - card.offsetHeight;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${Math.max(0, top + scrollY)}px`;
  }

  function find(node) {
    return card.contains(node) ? null : node.closest(HAS_CARD);
  }

  function focusable(target) {
    return target.closest("a, summary") || target;
  }

  // By mouse. A finger has pointer events of its own kind, so that those a browser makes up after a tap open nothing.

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const target = find(event.target);
    if (card.contains(event.target) || (target && target === about)) clearTimeout(timer);
    else if (target) later(BEFORE_OPENING, () => open(target));
    else if (about) later(BEFORE_CLOSING, close);
    else clearTimeout(timer);
  });
  document.documentElement.addEventListener("pointerleave", () => later(BEFORE_CLOSING, close));

  // By finger: the first tap shows the card, the second does what a tap does there.

  document.addEventListener("pointerdown", (event) => (pointer = event.pointerType));
  document.addEventListener("click", (event) => {
    if (card.contains(event.target)) return;
    const target = find(event.target);
    const isFirstTap = pointer === "touch" && target && target !== about;
    if (isFirstTap && open(target)) event.preventDefault();
    else close();
  });

  // By keyboard

  document.addEventListener("focusin", (event) => {
    const target = event.target.closest("a[data-mention]") || event.target.querySelector(":scope > .chip");
    if (event.target.matches("a:focus-visible") && target && find(target)) open(target);
  });
  document.addEventListener("focusout", () => about && later(BEFORE_CLOSING, close));
  document.addEventListener("keydown", (event) => {
    pointer = "";
    if (event.key === "Escape") close();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const line = event.target.closest("summary");
    if (!step || !line || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const chips = [...line.querySelectorAll(HAS_CARD)];
    const next = chips[about && line.contains(about) ? chips.indexOf(about) + step : step > 0 ? 0 : chips.length - 1];
    if (!next) return;
    event.preventDefault();
    open(next);
  });

  addEventListener("resize", close);
  addEventListener("beforeprint", close);
})();
