import { expect, test } from "vitest";
import { badgeSvg, escapeXml, textWidth } from "./badge";

test.each([
  ["", 0],
  ["shop", 26.3],
  ["iiii", 12.1],
  ["WWWW", 43.5],
  ["正常", 22],
])("%s is %d px wide", (text, width) => {
  expect(textWidth(text)).toBeCloseTo(width, 0);
});

test("the image says in words what it shows, and is as wide as they are", () => {
  const svg = badgeSvg({ label: "shop", message: "healthy", health: "ok" });
  expect(svg).toContain('role="img" aria-label="shop: healthy"><title>shop: healthy</title>');
  const [, width] = /width="(\d+)"/.exec(svg) ?? [];
  expect(Number(width)).toBeCloseTo(textWidth("shop") + textWidth("healthy") + 38, -1);
});

test.each([
  ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
  ["\" onload='x'", "&quot; onload=&#39;x&#39;"],
  ["a & b", "a &amp; b"],
  ["a\u0000\u001b[31m\ufffeb", "a[31mb"],
  ["\ud800x\udc00😀", "x😀"],
])("%j is text in it", (text, expected) => {
  expect(escapeXml(text)).toBe(expected);
});
