// Opens what is folded around the place that a link leads to, and all for a reader who wants all on paper; closes the
// table at first where it would not fit.
// The pages say all they have to say without this file.
"use strict";

(function () {
  function openTarget() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    if (!target) return;
    let fold = target.closest("details:not([open])");
    if (!fold) return;
    while (fold) {
      fold.open = true;
      fold = fold.parentElement && fold.parentElement.closest("details:not([open])");
    }
    target.scrollIntoView();
  }

  const table = document.querySelector(".table-fold");
  if (table && matchMedia("(max-width: 52rem)").matches) table.open = false;

  const printing = document.querySelector("[data-print-all]");
  if (printing) {
    printing.hidden = false;
    printing.addEventListener("click", printAll);
  }

  function printAll() {
    const page = document.documentElement;
    const closed = [...document.querySelectorAll("main details:not([open])")];
    for (const fold of closed) fold.open = true;
    page.dataset.print = "all";
    const restore = () => {
      for (const fold of closed) fold.open = false;
      delete page.dataset.print;
    };
    addEventListener("afterprint", restore, { once: true });
    print();
  }

  addEventListener("hashchange", openTarget);
  openTarget();
})();
