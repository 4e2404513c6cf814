// Which stories answer a query, and with which of their sentences: worked out from the lists of `search_lists.js`.
"use strict";

const variorumAnswers = (function () {
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

  return { find, describe };
})();
