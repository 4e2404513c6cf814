// Before a page is painted: the colours and the kind of names that its reader chose, so that nothing changes under the eye.
"use strict";

(function () {
  for (const name of ["theme", "names"]) {
    try {
      const kept = localStorage.getItem("variorum." + name);
      if (kept) document.documentElement.dataset[name] = kept;
    } catch {
      return; // a browser that keeps nothing: all is as it comes
    }
  }
})();
