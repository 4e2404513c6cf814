// Shows the controls, which without this file would do nothing, and keeps what their reader chooses.
"use strict";

(function () {
  const page = document.documentElement;

  function keep(name, value) {
    try {
      localStorage.setItem("variorum." + name, value);
    } catch {
      // It holds for this page, then.
    }
  }

  // The first mention that is read, or all, as links. Names that are plain text are links without an address.
  function linkNames() {
    const seen = new Set();
    for (const name of document.querySelectorAll("a[data-mention]")) {
      const isFirst = name.closest(".sentence") !== null && !seen.has(name.dataset.mention);
      if (isFirst) seen.add(name.dataset.mention);
      if (page.dataset.names === "all" || (page.dataset.names === "first" && isFirst)) {
        name.href = "../entities/" + name.dataset.mention + ".html";
      } else {
        name.removeAttribute("href");
      }
    }
  }

  for (const control of document.querySelectorAll("[data-choice]")) {
    const name = control.dataset.choice;
    const buttons = [...control.querySelectorAll("button")];
    const known = buttons.map((button) => button.value);
    const show = (value) => {
      page.dataset[name] = known.includes(value) ? value : known[0];
      for (const button of buttons) button.setAttribute("aria-pressed", button.value === page.dataset[name]);
      if (name === "names") linkNames();
    };
    show(page.dataset[name]);
    control.hidden = false;
    control.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      show(button.value);
      keep(name, button.value);
    });
  }
})();
