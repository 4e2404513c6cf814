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

  // The first mention that is read, or all, as links. Names that are plain text become links, and text again.
  function linkNames() {
    const seen = new Set();
    for (const name of document.querySelectorAll("[data-mention]")) {
      const isFirst = name.closest(".sentence") !== null && !seen.has(name.dataset.mention);
      if (isFirst) seen.add(name.dataset.mention);
      const isLink = page.dataset.names === "all" || (page.dataset.names === "first" && isFirst);
      if (isLink !== name.matches("a")) name.replaceWith(isLink ? makeLink(name) : makeText(name));
    }
  }

  function makeLink(name) {
    const link = makeText(name, "a");
    link.href = "../entities/" + name.dataset.mention + ".html";
    return link;
  }

  function makeText(name, tag = "span") {
    const text = document.createElement(tag);
    text.className = name.className;
    text.dataset.mention = name.dataset.mention;
    text.append(...name.childNodes);
    return text;
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
