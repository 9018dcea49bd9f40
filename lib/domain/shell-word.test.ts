import { expect, test } from "vitest";
import { shellWord } from "./shell-word";

test.each([
  ["Cpu=256", "Cpu=256"],
  ["", "''"],
  ["a b", "'a b'"],
  ["it's", "'it'\\''s'"],
  ["$(rm -rf /)", "'$(rm -rf /)'"],
  ["`x`", "'`x`'"],
  ['"', "'\"'"],
  ["a\nb", "'a\nb'"],
  ["~", "'~'"],
])("%j is one word: %s", (text, word) => {
  expect(shellWord(text)).toBe(word);
});
