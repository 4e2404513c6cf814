// A text as the words that search knows it by: `plugins/variorum/publishing/search_words.py` once more, for the browser.
// `tests/cases/search_words.json` holds both to the same words.
"use strict";

const variorumWords = (function () {
  /** Letters of a word that are kept. */
  const LONGEST = 40;

  // Accents of Latin, Greek and Cyrillic letters, vowel points of Hebrew and Arabic, the soft hyphen.
  const DROPPED =
    /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u00ad]/g;
  // Letters that no decomposition takes apart, as those write them who have not got them.
  const SPELT = { ß: "ss", ς: "σ", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  // Scripts whose words no space parts, or in which much is joined to a word: known by pairs of signs.
  const UNSPACED = new RegExp(
    "[\\u0e00-\\u0eff\\u1000-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff" +
      "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{3ffff}]+",
    "gu",
  );
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

  // Most texts have no letter but these: they fold as they are, which costs a tenth.
  const PLAIN = /^[\x20-\x7e\u2013\u2014\u2018-\u201d]*$/;

  /** A text in which spellings that mean the same are the same. @param {string} text @returns {string} */
  function fold(text) {
    if (PLAIN.test(text)) return text.toLowerCase();
    const lower = text.normalize("NFKD").toLowerCase().replace(/[ßςæœøłđðþı]/g, (letter) => SPELT[letter]);
    return lower.replace(DROPPED, "").normalize("NFC");
  }

  /** A single Latin letter is what an apostrophe leaves over. */
  function tells(word) {
    return word !== "" && !/^[a-z]$/.test(word);
  }

  function cut(word) {
    return word.length > LONGEST ? Array.from(word).slice(0, LONGEST).join("") : word;
  }

  function add(found, word) {
    if (tells(word)) found.push(cut(word));
  }

  /** The words of a text, in order. @param {string} text @returns {string[]} */
  function split(text) {
    const folded = fold(text);
    const words = folded.match(WORD) || [];
    const found = [];
    if (folded.search(UNSPACED) < 0) {
      for (const word of words) add(found, word);
      return found;
    }
    for (const word of words) {
      let end = 0;
      for (const run of word.matchAll(UNSPACED)) {
        add(found, word.slice(end, run.index));
        const signs = Array.from(run[0]);
        if (signs.length === 1) found.push(signs[0]);
        for (let n = 0; n + 1 < signs.length; n++) found.push(signs[n] + signs[n + 1]);
        end = run.index + run[0].length;
      }
      add(found, word.slice(end));
    }
    return found;
  }

  /** Whether a text may have a word that begins so; that it has none is certain, and quickly told of most texts. */
  function mayHave(text, begin) {
    return !PLAIN.test(text) || text.toLowerCase().includes(begin);
  }

  /** Whether a word is a pair of signs, or one, of a script that has no spaces. @param {string} word */
  function isUnspaced(word) {
    return word.search(UNSPACED) === 0;
  }

  /**
   * A text in pieces, each with whether it holds a word that is looked for.
   * @param {string} text
   * @param {(word: string) => boolean} isWanted
   * @returns {{text: string, isMarked: boolean}[]}
   */
  function mark(text, isWanted) {
    const pieces = [];
    const put = (part, isMarked) => {
      const last = pieces[pieces.length - 1];
      if (last && last.isMarked === isMarked) last.text += part;
      else if (part) pieces.push({ text: part, isMarked });
    };
    const isPlain = PLAIN.test(text);
    let end = 0;
    for (const found of text.matchAll(WORD)) {
      put(text.slice(end, found.index), false);
      end = found.index + found[0].length;
      if (isPlain) {
        put(found[0], isWanted(cut(found[0].toLowerCase())));
        continue;
      }
      const signs = Array.from(found[0]);
      const words = split(found[0]);
      const isRun = signs.length === words.length + 1 && words.every(isUnspaced);
      if (isRun) {
        const hits = words.map(isWanted);
        signs.forEach((sign, n) => put(sign, Boolean(hits[n - 1] || hits[n])));
      } else put(found[0], words.some(isWanted));
    }
    put(text.slice(end), false);
    return pieces;
  }

  return { split, fold, mark, mayHave, isUnspaced };
})();
