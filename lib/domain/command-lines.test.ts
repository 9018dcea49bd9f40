import { expect, test } from "vitest";
import { commandParts, commandText } from "./command-lines";

test.each([
  ["", []],
  ["  \n", []],
  ["node\nserver.js", ["node", "server.js"]],
  ["node\r\n  --title=a b \r\n", ["node", "--title=a b"]],
  ['["sh", "-c", "a\\nb"]', ["sh", "-c", "a\nb"]],
  ["[\n-f\nx\n]", ["[", "-f", "x", "]"]],
  ["[1]", ["[1]"]],
])("%j is %j", (text, parts) => {
  expect(commandParts(text)).toEqual(parts);
});

test.each([[[]], [["node", "server.js"]], [["sh", "-c", "a\nb"]], [["a", ""]], [[" a"]], [["[1]"]], [['["a"]']]])(
  "%j comes back as it was",
  (command: string[]) => {
    expect(commandParts(commandText(command))).toEqual(command);
  },
);
