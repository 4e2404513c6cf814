// Shows two outlets of the reader's choice side by side and keeps the choice in the address (#o-a,o-b).
// Without this file the page shows those that tell most; what each tells stands in the page already, hidden or not.
// Which words differ is marked anew by `differing.js`.
"use strict";

(function () {
  const ALL = "all";
  const told = document.getElementById("told");
  const choices = document.querySelectorAll("#pair select");
  const columns = byOutlet(document.querySelectorAll("[data-column]"), "column");
  const alone = byOutlet(told.querySelectorAll("[data-alone]"), "alone");
  const silence = document.getElementById("silent").content.firstElementChild;
  const rows = [...told.querySelectorAll(".row")].map((row) => ({
    row,
    place: row.querySelector(".sides"),
    sides: byOutlet(row.querySelectorAll("[data-side]"), "side"),
    printed: new Map([...row.querySelectorAll("[data-side]")].map((side) => [side, side.cloneNode(true)])),
  }));
  const offersAll = [...choices[1].options].some((option) => option.value === ALL);

  function byOutlet(nodes, key) {
    return new Map([...nodes].map((node) => [node.dataset[key], node]));
  }

  function makeSilent(outlet) {
    const side = silence.cloneNode(true);
    side.dataset.silent = outlet;
    side.dataset.says = "silent";
    side.firstElementChild.prepend(columns.get(outlet).querySelector("b").cloneNode(true), " ");
    return side;
  }

  // The outlets in their order, each in its place in the document too, so that it is read in the order that is seen.
  function place(parent, found, outlets, last = null) {
    for (const [outlet, node] of found) node.hidden = !outlets.includes(outlet);
    for (const outlet of outlets) if (found.has(outlet)) parent.insertBefore(found.get(outlet), last);
  }

  function show(outlets) {
    let common = 0;
    for (const { row, place: parent, sides, printed } of rows) {
      for (const side of parent.querySelectorAll("[data-silent]")) side.remove();
      const tellers = outlets.filter((outlet) => sides.has(outlet));
      const all = new Map(sides);
      for (const outlet of outlets) if (!sides.has(outlet)) all.set(outlet, makeSilent(outlet));
      place(parent, all, outlets);
      row.hidden = tellers.length === 0;
      for (const side of sides.values()) {
        side.replaceChildren(...printed.get(side).cloneNode(true).childNodes);
        if (outlets.length === 2) differing.unmark(side);
      }
      if (outlets.length === 2 && tellers.length === 2) differing.markSides(...tellers.map((outlet) => sides.get(outlet)));
      row.toggleAttribute("data-common", tellers.length === outlets.length);
      common += tellers.length === outlets.length;
    }
    for (const block of told.querySelectorAll(".block")) block.hidden = !block.querySelector(".row:not([hidden])");
    place(alone.values().next().value.parentElement, alone, outlets);
    const sum = document.getElementById("common");
    place(sum.closest("ul"), columns, outlets, sum.closest("li"));
    told.dataset.columns = outlets.length;
    document.getElementById("marks-two").hidden = outlets.length > 2;
    if (offersAll) document.getElementById("marks-all").hidden = outlets.length === 2;
    sum.textContent = common.toLocaleString(document.documentElement.lang);
  }

  function choose([first, second]) {
    choices[0].value = first;
    choices[1].value = second;
    const others = second === ALL ? [...columns.keys()].filter((outlet) => outlet !== first) : [second];
    show([first, ...others]);
  }

  function readAddress() {
    const named = location.hash.slice(1).split(/,|%2C/i);
    const [first, second] = named;
    const isPair = named.length === 2 && first !== second && columns.has(first);
    return isPair && (columns.has(second) || (offersAll && second === ALL)) ? named : null;
  }

  // Whoever chooses one outlet twice means to see it on the other side.
  function change(event) {
    const pair = [choices[0].value, choices[1].value];
    if (pair[0] === pair[1]) pair[event.target === choices[0] ? 1 : 0] = before[event.target === choices[0] ? 0 : 1];
    if (pair[0] === ALL) pair[0] = [...columns.keys()].find((outlet) => outlet !== pair[1]);
    before = pair;
    choose(pair);
    history.replaceState(null, "", `#${pair}`);
  }

  function follow() {
    before = readAddress() || before;
    choose(before);
  }

  const shown = [...columns.keys()].filter((outlet) => !columns.get(outlet).hidden);
  let before = [shown[0], offersAll ? ALL : shown[1]];
  for (const choice of choices) choice.addEventListener("change", change);
  addEventListener("hashchange", follow);
  follow();
  document.getElementById("pair").hidden = false;
})();
