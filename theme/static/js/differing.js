// Marks in two outlets' sentences the words that the other has not there, as `word_differences.py` does for those that a
// page shows at first. For `compare.js`, which puts outlets side by side that a reader chooses.
"use strict";

const differing = (function () {
  const WORD = /[\p{L}\p{N}_]+(?:[’'.,:/-][\p{L}\p{N}_]+)*/gu;
  const LEAST_SHARED = 2;
  const LONGEST_BRIDGE = 3;

  function unmark(side) {
    for (const label of side.querySelectorAll(".reworded")) label.remove();
    for (const mark of side.querySelectorAll(".differs")) mark.replaceWith(...mark.childNodes);
    side.normalize();
  }

  // The words of a run, each with the text in which it stands; what is ours in it is none of them.
  function readWords(run) {
    const words = [];
    const texts = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.parentElement.closest("[data-apparatus]")) continue;
      for (const found of text.data.matchAll(WORD)) {
        const key = found[0].toLowerCase().replaceAll("’", "'");
        words.push({ text, start: found.index, end: found.index + found[0].length, key });
      }
    }
    return words;
  }

  // The longest row of words in common, then the same before and behind it.
  function share(one, from, to, other, start, end, shared) {
    let [size, at, there] = [0, from, start];
    for (let n = from; n < to; n++) {
      for (let m = start; m < end; m++) {
        let k = 0;
        while (n + k < to && m + k < end && one[n + k].key === other[m + k].key) k++;
        if (k > size) [size, at, there] = [k, n, m];
      }
    }
    if (!size) return;
    for (let n = at; n < at + size; n++) shared.add(n);
    share(one, from, at, other, start, there, shared);
    share(one, at + size, to, other, there + size, end, shared);
  }

  function mark(run, others) {
    const words = readWords(run);
    const shared = new Set();
    share(words, 0, words.length, others, 0, others.length, shared);
    if (shared.size * LEAST_SHARED < Math.min(words.length, others.length)) {
      const label = document.getElementById("reworded").content.firstElementChild.cloneNode(true);
      run.parentElement.append(" ", label);
      return;
    }
    const isShared = words.map((_, n) => shared.has(n));
    const isBridge = ({ key }, n) =>
      n > 0 && n < words.length - 1 && !isShared[n - 1] && !isShared[n + 1] && key.length <= LONGEST_BRIDGE;
    const isMarked = words.map((word, n) => !isShared[n] || isBridge(word, n));
    // From the end, so that the places before stay what they are.
    for (let last = words.length - 1; last >= 0; last--) {
      if (!isMarked[last]) continue;
      let first = last;
      while (first > 0 && isMarked[first - 1] && words[first - 1].text === words[last].text) first--;
      const range = document.createRange();
      range.setStart(words[first].text, words[first].start);
      range.setEnd(words[last].text, words[last].end);
      const around = document.createElement("mark");
      around.className = "differs";
      range.surroundContents(around);
      last = first;
    }
  }

  // Two sides of a row: each run against all words of the other side.
  function markSides(one, other) {
    const runs = [one, other].map((side) => [...side.querySelectorAll(".run")]);
    const words = runs.map((found) => found.flatMap(readWords).map(({ key }) => ({ key })));
    runs[0].forEach((run) => mark(run, words[1]));
    runs[1].forEach((run) => mark(run, words[0]));
  }

  return { unmark, markSides };
})();
