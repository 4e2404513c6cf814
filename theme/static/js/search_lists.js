// The index as the browser reads it: files are scripts of the site's own, asked for when a query needs them, so that the
// same works on a host and from disk. Each hands its data over by `variorumSearch.take`.
"use strict";

/**
 * @typedef {{keys: Float64Array, weights: Uint8Array}} List stories by key, ascending, and how much the word tells there
 * @typedef {[string, string, string, string[], string[], string[], string[], string[]]} Row
 *   key, slug, headline, other titles, outlets, names, sentences of the open lists, other sentences
 */
const variorumSearch = (function () {
  const DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  const VALUES = new Uint8Array(128);
  Array.from(DIGITS).forEach((digit, n) => (VALUES[digit.charCodeAt(0)] = n));
  const SLOTS = 64 ** 3;
  const WEIGHTS = 16;

  /** What was handed over, by path; before it comes, the promise of it. */
  const files = new Map();
  const waiting = new Map();

  /** @param {string} path @param {any} data */
  function take(path, data) {
    files.set(path, data);
  }

  /** The data of a file, or a promise of it. @param {string} path */
  function load(path) {
    if (files.has(path)) return files.get(path);
    if (!waiting.has(path)) {
      waiting.set(
        path,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = path;
          script.onload = () => resolve(files.get(path));
          script.onerror = () => {
            waiting.delete(path);
            reject(new Error(path));
          };
          document.head.append(script);
        }),
      );
    }
    return waiting.get(path);
  }

  /** The place of the last of some bounds that is not above a value. */
  function place(bounds, value) {
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bounds[middle][0] <= value) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  const tables = new Map();

  /** The lists of a file by word, sorted. @param {string} path @returns {Promise<{words: string[], lists: string[]}>} */
  async function table(path) {
    const text = await load(path);
    if (!tables.has(path)) {
      const words = [];
      const lists = [];
      for (const line of text.split("\n")) {
        const tab = line.indexOf("\t");
        words.push(line.slice(0, tab));
        lists.push(line.slice(tab + 1));
      }
      tables.set(path, { words, lists });
    }
    return tables.get(path);
  }

  /**
   * The lists of a folder whose words begin so, of no more than some files.
   * @param {string} folder @param {string} prefix @param {number} most
   * @returns {Promise<[string, string][]>} words and lists as they are written
   */
  async function begin(folder, prefix, most) {
    const bounds = (await load("search/index.js"))[folder];
    if (!bounds.length) return [];
    const first = place(bounds, prefix);
    const last = Math.min(place(bounds, prefix + "\uffff"), first + most - 1);
    const paths = bounds.slice(first, last + 1).map((bound) => `search/${folder}/${bound[1]}.js`);
    const found = [];
    for (const { words, lists } of await Promise.all(paths.map(table))) {
      let low = 0;
      let high = words.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (words[middle] < prefix) low = middle + 1;
        else high = middle;
      }
      for (; low < words.length && words[low].startsWith(prefix); low++) found.push([words[low], lists[low]]);
    }
    return found;
  }

  function number(text, start, end) {
    let value = 0;
    for (let n = start; n < end; n++) value = value * 64 + VALUES[text.charCodeAt(n)];
    return value;
  }

  const lists = new Map();

  /** A list as it is written, read. @param {string} written @returns {List} */
  function read(written) {
    const known = lists.get(written);
    if (known) return known;
    const most = written.length >> 2;
    const keys = new Float64Array(most);
    const weights = new Uint8Array(most);
    let day = 0;
    let size = 0;
    for (let n = 0; n < written.length; n += 3) {
      let step = 0;
      let digit = 32;
      while (digit >= 32) {
        digit = VALUES[written.charCodeAt(n++)];
        step = step * 32 + (digit % 32);
      }
      day += step;
      const told = number(written, n, n + 3);
      keys[size] = day * SLOTS + told - (told % WEIGHTS);
      weights[size++] = told % WEIGHTS;
    }
    const list = { keys: keys.subarray(0, size), weights: weights.subarray(0, size) };
    lists.set(written, list);
    return list;
  }

  /** A key as rows have it. @param {number} key */
  function write(key) {
    let text = "";
    for (let n = 0; n < 7; n++) {
      text = DIGITS[key % 64] + text;
      key = Math.floor(key / 64);
    }
    return text;
  }

  /**
   * The rows of a story, with the ids of statements; two, should they share a key.
   * @param {number} key @returns {Promise<[Row, string[]][]>}
   */
  async function rows(key) {
    const name = write(key);
    const bounds = (await load("search/index.js")).stories;
    const [told, ids] = await load(`search/stories/${bounds[place(bounds, name)][1]}.js`);
    return told.flatMap((row, n) => (row[0] === name ? [[row, ids[n].split(" ")]] : []));
  }

  /** The day of a story, `YYYY-MM-DD`; "" if it is unknown. @param {number} key */
  function day(key) {
    const told = Math.floor(key / SLOTS) - 1;
    if (told < 0) return "";
    const months = Math.floor(told / 100);
    const pad = (value, width) => String(value).padStart(width, "0");
    return `${pad(Math.floor(months / 12), 4)}-${pad((months % 12) + 1, 2)}-${pad(told % 100, 2)}`;
  }

  return { take, load, begin, read, rows, day, WEIGHTS };
})();
