import { AwsError } from "../../operation";

type Matches = (message: string) => boolean;

/** The unstructured pattern language: all terms, or any of `?terms`, none of `-terms`; quotes keep a phrase together. */
export function filterPattern(pattern = ""): Matches {
  const text = pattern.trim();
  if (/^[{[%]/.test(text)) throw new AwsError("InvalidParameterException", "Invalid filter pattern");

  const terms = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, sign, phrase, word]) => ({
    sign,
    text: phrase?.replace(/\\(.)/g, "$1") ?? word ?? "",
  }));
  const withSign = (sign: string) => terms.filter((term) => term.sign === sign);
  const [all, any, none] = [withSign(""), withSign("?"), withSign("-")];
  return (message) => {
    const contains = (term: { text: string }) => message.includes(term.text);
    return all.every(contains) && (any.length === 0 || any.some(contains)) && !none.some(contains);
  };
}
