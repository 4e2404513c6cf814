// Opens what is folded around the place that a link leads to, and closes the table at first where it would not fit.
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

  addEventListener("hashchange", openTarget);
  openTarget();
})();
