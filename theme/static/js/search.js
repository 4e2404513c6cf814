// The page of search: a box, the stories that have all of its words, and what they may be narrowed by.
// Without this file the page is the index of stories by letter.
"use strict";

(function () {
  /** Stories shown at once: about a screen of them. */
  const SHOWN = 5;
  /** Milliseconds after which nobody types. */
  const PAUSE = 300;
  /** Choices of a kind at most. */
  const CHOICES = 8;
  /** The language of the page; English days are said as on all pages, the day first. */
  const LANGUAGE = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const KINDS = ["n:", "o:", "d:"];

  const box = document.getElementById("query");
  const status = document.getElementById("status");
  const results = document.getElementById("results");
  const more = document.getElementById("more");
  const narrow = document.getElementById("narrow");
  const numbers = new Intl.NumberFormat(LANGUAGE);
  const months = new Intl.DateTimeFormat(LANGUAGE, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  // What is shown

  /** @type {Answer} */
  let answer = { asked: [], isCommon: false, keys: [] };
  let shown = 0;
  let turn = 0;
  const chosen = new Set();

  function say(id) {
    return document.getElementById(id).textContent;
  }

  function make(tag, className, ...inside) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...inside);
    return node;
  }

  function marked(text) {
    // Not the small words of a query: they would be marked in every line.
    const most = Math.max(...answer.asked.map(({ rarity }) => rarity));
    const telling = answer.asked.filter(({ rarity }) => 2 * rarity > most);
    const isWanted = (word) => telling.some(({ terms }) => terms.has(word));
    return variorumWords.mark(text, isWanted).map((piece) => (piece.isMarked ? make("mark", "", piece.text) : piece.text));
  }

  function sayDay(day) {
    const date = new Date(`${day}T00:00:00Z`);
    return day && !Number.isNaN(date.getTime()) ? months.format(date) : say("say-undated");
  }

  function link(href, className, text) {
    const node = make("a", className, ...marked(text));
    node.href = href;
    node.dir = "auto";
    return node;
  }

  function print(key, story) {
    const page = `stories/${story.slug}.html`;
    const day = variorumSearch.day(key);
    const time = make(day ? "time" : "span", "", sayDay(day));
    if (day) time.dateTime = day;
    const facts = make("p", "facts", time, make("span", "", story.outlets.join(", ")));
    const item = make("li", "hit", make("h2", "", link(page, "words", story.headline)), facts);
    const lines = story.sentences.map(({ id, text }) => make("li", "", link(page + id, "words", text)));
    if (lines.length) item.append(make("ul", "told", ...lines));
    return item;
  }

  /** Show the next stories; those of one screen in the order in which they have the words together. */
  async function show() {
    const mine = turn;
    const keys = answer.keys.filter(isChosen).slice(shown, shown + SHOWN);
    const told = await Promise.all(
      keys.map(async (key, n) => {
        const rows = await variorumSearch.rows(key);
        return rows.map((row) => ({ key, n, story: variorumAnswers.describe(row, answer.asked) })).filter(({ story }) => story);
      }),
    );
    if (mine !== turn) return;
    const stories = told.flat().sort((one, other) => other.story.together - one.story.together || one.n - other.n);
    if (shown === 0) results.replaceChildren();
    shown += keys.length;
    results.append(...stories.map(({ key, story }) => print(key, story)));
    more.hidden = shown >= count();
  }

  // What results are narrowed by

  /** @type {Map<string, Set<number>>} */
  const facets = new Map();

  function isChosen(key) {
    return Array.from(chosen).every((name) =>
      name.startsWith("d:") ? `d:${variorumSearch.day(key)}` === name : facets.get(name).has(key),
    );
  }

  function count() {
    return chosen.size ? answer.keys.filter(isChosen).length : answer.keys.length;
  }

  async function loadFacets() {
    for (const kind of ["o:", "n:"]) {
      for (const [name, written] of await variorumSearch.begin("facets", kind, Infinity)) {
        if (!facets.has(name)) facets.set(name, new Set(variorumSearch.read(written).keys));
      }
    }
  }

  /** How many of some stories each choice leaves, the most first. */
  function tally(kind, keys) {
    const counts = new Map();
    if (kind === "d:") {
      for (const key of keys) {
        const name = `d:${variorumSearch.day(key)}`;
        counts.set(name, (counts.get(name) || 0) + 1);
      }
    } else {
      const all = new Set(keys);
      for (const [name, stories] of facets) {
        if (!name.startsWith(kind)) continue;
        const [few, many] = stories.size < all.size ? [stories, all] : [all, stories];
        let n = 0;
        for (const key of few) n += many.has(key);
        if (n) counts.set(name, n);
      }
    }
    const sorted = Array.from(counts).sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
    return sorted.filter(([name], n) => n < CHOICES || chosen.has(name));
  }

  async function showChoices() {
    if (!narrow.open || narrow.hidden) return;
    const mine = turn;
    await loadFacets();
    if (mine !== turn) return;
    const keys = answer.keys.filter(isChosen);
    for (const kind of KINDS) {
      const list = document.getElementById(`choices-${kind[0]}`);
      list.replaceChildren(...tally(kind, keys).map(([name, n]) => choice(name, n)));
      list.parentElement.hidden = !list.children.length;
    }
  }

  function choice(name, n) {
    const words = name.startsWith("d:") ? sayDay(name.slice(2)) : name.slice(2);
    const button = make("button", "choice", make("span", "", words), " ", make("span", "quiet", String(n)));
    button.type = "button";
    button.setAttribute("aria-pressed", String(chosen.has(name)));
    button.addEventListener("click", async () => {
      if (!chosen.delete(name)) chosen.add(name);
      await refresh();
      const again = Array.from(narrow.querySelectorAll(".choice")).find((node) => node.textContent.startsWith(words));
      if (again) again.focus();
    });
    return make("li", "", button);
  }

  async function refresh() {
    turn++;
    shown = 0;
    const n = count();
    const isAsked = answer.asked.length > 0;
    status.textContent = answer.isCommon ? say("say-common") : !isAsked ? "" : n ? `${numbers.format(n)} ${say(n === 1 ? "say-one" : "say-many")}` : say("say-none");
    document.body.classList.toggle("searching", n > 0);
    narrow.hidden = !answer.keys.length;
    more.hidden = true;
    if (!n) results.replaceChildren();
    await Promise.all([show(), showChoices()]);
  }

  let asking = 0;

  /** Answer what stands in the box, unless something else does by then. */
  async function run() {
    const mine = ++asking;
    const query = box.value;
    try {
      const found = await variorumAnswers.find(query);
      if (mine !== asking) return;
      answer = found;
      chosen.clear();
      await refresh();
    } catch (error) {
      status.textContent = say("say-failed");
    }
    document.dispatchEvent(new CustomEvent("variorum-answered", { detail: query }));
  }

  let remembering = 0;

  /** Keep the query in the address once nobody types; browsers bear few changes of it in a minute. */
  function remember() {
    clearTimeout(remembering);
    remembering = setTimeout(keepQuery, PAUSE);
  }

  function keepQuery() {
    const query = box.value.trim();
    try {
      history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname.split("/").pop());
    } catch (error) {
      // Some browsers let no page from disk change its address: then it is only not remembered.
    }
  }

  box.addEventListener("input", () => {
    remember();
    run();
  });
  results.addEventListener("click", keepQuery);
  more.addEventListener("click", async () => {
    const next = results.children.length;
    await show();
    const first = results.children[next];
    if (first) first.querySelector("a").focus();
  });
  narrow.addEventListener("toggle", showChoices);

  /** What a browser makes ready when it is first used, made ready before somebody waits for it. */
  function warm() {
    variorumWords.mark("a “b” é", () => false);
    numbers.format(1);
    months.format(new Date(0));
  }

  warm();
  document.getElementById("search").hidden = false;
  box.value = new URLSearchParams(location.search).get("q") || "";
  box.focus();
  if (box.value) run();
})();
