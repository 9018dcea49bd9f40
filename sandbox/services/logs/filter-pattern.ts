import { columnPattern } from "./column-pattern";
import { invalidParameter } from "./invalid-parameter";
import { jsonPattern } from "./json-pattern";
import { regexOf } from "./pattern-value";

type Matches = (message: string) => boolean;

const MOST_LETTERS = 1024;

/** The pattern language: terms, `{ JSON members }` or `[columns]`; no pattern at all fits everything. */
export function filterPattern(pattern = ""): Matches {
  const text = pattern.trim();
  if (text.length > MOST_LETTERS) throw invalidParameter("Invalid filter pattern");
  if (text.startsWith("{")) return jsonPattern(text);
  if (text.startsWith("[")) return columnPattern(text);
  return termPattern(text);
}

/** All terms, none of `-terms`; any of `?terms` where there are no others; quotes keep a phrase together, `%` a regex. */
function termPattern(text: string): Matches {
  const terms = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]*)%|(\S+))/g)].map(
    ([, sign, phrase, regex, word]) => ({
      sign,
      isIn: regex === undefined ? contains(phrase?.replace(/\\(.)/g, "$1") ?? word ?? "") : matchesRegex(regex),
    }),
  );
  const withSign = (sign: string) => terms.filter((term) => term.sign === sign);
  const [all, any, none] = [withSign(""), withSign("?"), withSign("-")];
  const isChoice = any.length > 0 && all.length + none.length === 0;
  return (message) =>
    isChoice
      ? any.some(({ isIn }) => isIn(message))
      : all.every(({ isIn }) => isIn(message)) && !none.some(({ isIn }) => isIn(message));
}

function contains(term: string): Matches {
  return (message) => message.includes(term);
}

function matchesRegex(source: string): Matches {
  const regex = regexOf(source);
  return (message) => regex.test(message);
}
