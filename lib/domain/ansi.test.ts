import { expect, test } from "vitest";
import { parseAnsi, plainText } from "./ansi";

const esc = "\u001b";

test.each([
  ["text without sequences", "hello", [{ text: "hello" }]],
  ["an empty line", "", []],
  ["one of the sixteen colours", `${esc}[32mok${esc}[0m.`, [{ text: "ok", colour: 2 }, { text: "." }]],
  ["a bright colour", `${esc}[91mbad`, [{ text: "bad", colour: 9 }]],
  [
    "a background",
    `${esc}[30;43mwarn${esc}[49m x`,
    [
      { text: "warn", colour: 0, background: 3 },
      { text: " x", colour: 0 },
    ],
  ],
  ["an empty reset", `${esc}[1mA${esc}[mB`, [{ text: "A", bold: true }, { text: "B" }]],
  ["several at once", `${esc}[1;3;4;36mA`, [{ text: "A", bold: true, italic: true, underline: true, colour: 6 }]],
  ["bold and dim end together", `${esc}[1;2mA${esc}[22mB`, [{ text: "A", bold: true, dim: true }, { text: "B" }]],
  ["256 colours, the first sixteen", `${esc}[38;5;12mA`, [{ text: "A", colour: 12 }]],
  ["256 colours, the cube", `${esc}[38;5;196mA`, [{ text: "A", colour: 9 }]],
  ["256 colours, a dark one", `${esc}[38;5;22mA`, [{ text: "A", colour: 2 }]],
  ["256 colours, a grey", `${esc}[38;5;240mA`, [{ text: "A", colour: 8 }]],
  ["true colour", `${esc}[38;2;80;160;250mA`, [{ text: "A", colour: 12 }]],
  ["true colour in colons with a colour space", `${esc}[38:2::200:40:30mA`, [{ text: "A", colour: 1 }]],
  ["what follows an extended colour", `${esc}[38;5;2;1mA`, [{ text: "A", colour: 2, bold: true }]],
  ["an unknown attribute", `${esc}[7;5mA`, [{ text: "A" }]],
])("%s", (_, line, spans) => {
  expect(parseAnsi(line)).toEqual(spans);
});

test.each([
  ["cursor moves and erasing", `${esc}[2K${esc}[1Aa${esc}[3Gb`, "ab"],
  ["a title", `${esc}]0;title\u0007text`, "text"],
  ["a link", `${esc}]8;;https://example.com${esc}\\text${esc}]8;;${esc}\\`, "text"],
  ["the clipboard", `${esc}]52;c;aGk=${esc}\\text`, "text"],
  ["a string without an end", `text${esc}]0;title`, "text"],
  ["a lone escape", `text${esc}`, "text"],
  ["8 bit sequences", "\u009b31mred\u009b0m", "red"],
  ["control characters", "a\u0000b\u0008c\u007fd", "abcd"],
  ["a tab stays", "a\tb", "a\tb"],
  ["progress written over itself", "10%\r50%\r100%", "100%"],
  ["a carriage return at the end", "done\r", "done"],
  ["markup stays text", "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
])("%s is not shown as anything but text", (_, line, text) => {
  expect(plainText(line)).toBe(text);
  expect(
    parseAnsi(line)
      .map((span) => span.text)
      .join(""),
  ).toBe(text);
});

test("a megabyte of escapes is read in no time", () => {
  const line = `${esc}[38;2;1;2;3m`.repeat(60_000);
  const start = performance.now();
  expect(parseAnsi(line)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(1_000);
});
