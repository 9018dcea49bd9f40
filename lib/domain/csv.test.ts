import { expect, test } from "vitest";
import { csvLine } from "./csv";

test.each([
  [["a", "b"], "a,b\r\n"],
  [['say "hi"', "one, two"], '"say ""hi""","one, two"\r\n'],
  [["two\nlines", ""], '"two\nlines",\r\n'],
  [["=1+1"], "'=1+1\r\n"],
  [["+1", "-1", "@SUM(A1)"], "'+1,'-1,'@SUM(A1)\r\n"],
  [["\t=1", "\r=1", "  =1"], '"\'\t=1","\'\r=1",\'  =1\r\n'],
  [['=HYPERLINK("https://x.example")'], '"\'=HYPERLINK(""https://x.example"")"\r\n'],
  [["shop-1", "a=b"], "shop-1,a=b\r\n"],
])("%j is the line %j", (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
