// The page of search: a box, the stories that have all of its words, and what they may be narrowed by.
// Without this file the page is the index of stories by letter.
"use strict";

(function () {
  /** Stories shown at once: about a screen of them. */
  const SHOWN = 5;
  /** Sentences of a story at most. */
  const SENTENCES = 3;
  /** Files in which words are looked for that only begin as asked. */
  const FILES = 2;
  /** What a word in another form tells beside the word itself, and one that only begins so. */
  const FORM = 0.6;
  const PREFIX = 0.4;
  /** Letters that a stem has at least. */
  const STEM = 3;
  /** Letters from which on a word is looked for with other endings, and how much longer these may be. */
  const LONG = 4;
  const ENDING = 3;
  /** Steps in which the weight of a word is told, which fit into a number beside a key. */
  const FINE = 256;
  /** Stories that have a word, at most: above any site's. */
  const MOST = 2 ** 24;
  /** Words that are remembered with their stories. */
  const BEFORE = 50;
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

  /**
   * @typedef {{begin: string, terms: Set<string>, keys: Float64Array, weights: Float64Array, rarity: number}} Asked
   *   a word: how the words of the index begin that tell of it, these, and its stories by key, ascending, with how much it tells there
   * @typedef {{asked: Asked[], isCommon: boolean, keys: number[]}} Answer stories by key, the best first
   */

  /** How much a word of the index tells of one that is asked for; 0 if nothing. */
  function likeness(term, word, isLast) {
    if (term === word) return 1;
    if (stem(term) === stem(word)) return FORM;
    if (!term.startsWith(word)) return 0;
    const isForm = word.length >= LONG && term.length - word.length <= ENDING;
    return isForm && !variorumWords.isUnspaced(word) ? FORM : isLast ? PREFIX : 0;
  }

  /** What forms of a word have in common: "accept" of "accepts", "accepted" and "accepting". */
  function stem(word) {
    const found = word.replace(/(?:ing|e[ds]?|s)$/, "");
    return found.length >= STEM ? found : word;
  }

  /** Stories by key, with the most that one of some words tells there: `size` entries of `share` lists in all. */
  function merge(lists, size) {
    // A key and a weight in one number: sorted, the weightiest of a key stands last.
    const all = new Float64Array(size);
    let end = 0;
    for (const { share, list } of lists) {
      for (let n = 0; n < list.keys.length; n++) {
        all[end++] = list.keys[n] * FINE + Math.round((share * list.weights[n] * FINE) / variorumSearch.WEIGHTS);
      }
    }
    if (lists.length > 1) all.sort();
    const keys = new Float64Array(size);
    const weights = new Float64Array(size);
    let place = -1;
    for (const one of all) {
      const key = Math.floor(one / FINE);
      if (place < 0 || keys[place] !== key) keys[++place] = key;
      weights[place] = one - key * FINE;
    }
    return { keys: keys.subarray(0, place + 1), weights: weights.subarray(0, place + 1) };
  }

  /** What was asked before: while somebody types, the first words stay. @type {Map<string, Asked>} */
  const before = new Map();

  /** @returns {Promise<Asked>} */
  async function askAgain(word, isLast, stories) {
    const name = `${isLast} ${word}`;
    if (!before.has(name)) {
      const asked = await ask(word, isLast, stories);
      if (before.size >= BEFORE) before.clear();
      before.set(name, asked);
      return asked;
    }
    return before.get(name);
  }

  /** @returns {Promise<Asked>} */
  async function ask(word, isLast, stories) {
    const isWhole = !isLast && word.length < LONG;
    const begin = isWhole ? word : stem(word);
    const found = await variorumSearch.begin("words", begin, isWhole ? 1 : FILES);
    const told = found.map(([term, written]) => ({ term, written, share: likeness(term, word, isLast) }));
    const like = told.filter(({ share }) => share > 0);
    const lists = like.map(({ share, written }) => ({ share, list: variorumSearch.read(written) }));
    const size = lists.reduce((sum, { list }) => sum + list.keys.length, 0);
    const { keys, weights } = merge(lists, size);
    const terms = new Set(like.map(({ term }) => term));
    return { begin, terms, keys, weights, rarity: Math.log(1 + stories / Math.max(1, keys.length)) };
  }

  /** The stories that have a word and all others, the best first. @param {Asked} rarest @param {Asked[]} others */
  function rank(rarest, others) {
    const scores = rarest.weights.map((weight) => weight * rarest.rarity);
    for (const { keys, weights, rarity } of others) {
      let place = 0;
      for (let n = 0; n < scores.length; n++) {
        while (keys[place] < rarest.keys[n]) place++;
        scores[n] += keys[place] === rarest.keys[n] ? weights[place] * rarity : NaN;
      }
    }
    // A score and a place in one number, which sorts without a function.
    const hits = scores.map((score, n) => Math.round(score * FINE) * MOST + n).filter((hit) => hit >= 0);
    return Array.from(hits.sort().reverse(), (hit) => rarest.keys[hit % MOST]);
  }

  /** The stories that have all words, the best first. @returns {Promise<Answer>} */
  async function find(query) {
    const index = await variorumSearch.load("search/index.js");
    const isTyped = /[\p{L}\p{N}\p{M}]$/u.test(query);
    let words = Array.from(new Set(variorumWords.split(query)));
    const last = isTyped ? words[words.length - 1] : "";
    const common = new Set(index.common.map(([word]) => word));
    const isCommon = words.length > 0 && words.every((word) => common.has(word));
    words = words.filter((word) => !common.has(word));
    const asked = await Promise.all(words.map((word) => askAgain(word, word === last, index.count)));
    asked.sort((one, other) => one.keys.length - other.keys.length);
    const [rarest, ...others] = asked;
    return { asked, isCommon, keys: rarest ? rank(rarest, others) : [] };
  }

  /** The words of texts that were looked through before: while somebody types, they are the same again and again. */
  const known = new Map();
  const KNOWN = 5000;

  function splitAgain(text) {
    if (known.size > KNOWN) known.clear();
    if (!known.has(text)) known.set(text, variorumWords.split(text));
    return known.get(text);
  }

  /** Which of the words asked for a text has. @param {Asked[]} asked @param {string} text @returns {Asked[]} */
  function tell(asked, text) {
    const likely = asked.filter(({ begin }) => variorumWords.mayHave(text, begin));
    if (!likely.length) return likely;
    const words = splitAgain(text);
    return likely.filter(({ terms }) => words.some((word) => terms.has(word)));
  }

  function weigh(told) {
    return told.reduce((sum, { rarity }) => sum + rarity, 0);
  }

  /** A story with the sentences that tell most of what was asked; null if it has not all words. */
  function describe([row, ids], asked) {
    const [, slug, headline, titles, outlets, names, open, folded] = row;
    const texts = open.concat(folded, titles);
    const sentences = [];
    const had = new Set(tell(asked, [headline, ...names].join(" ")));
    texts.forEach((text, place) => {
      const told = tell(asked, text);
      const id = place < texts.length - titles.length ? `#st-${ids[place]}` : "";
      if (told.length) sentences.push({ place, id, text, told: told.length, weight: weigh(told) });
      told.forEach((one) => had.add(one));
    });
    if (had.size < asked.length) return null;
    sentences.sort((one, other) => other.weight - one.weight || one.place - other.place);
    const isWhole = sentences.length > 0 && sentences[0].told === asked.length;
    const best = sentences.slice(0, isWhole ? SENTENCES - 1 : SENTENCES);
    const together = Math.max(weigh(tell(asked, headline)), best.length ? best[0].weight : 0);
    return { slug, headline, outlets, sentences: best.sort((one, other) => one.place - other.place), together };
  }

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
        return rows.map((row) => ({ key, n, story: describe(row, answer.asked) })).filter(({ story }) => story);
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
      const found = await find(query);
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
