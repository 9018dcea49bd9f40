import { expect, test } from "vitest";
import type { ImageScan } from "./image";
import { scanFindings } from "./scan-findings";

test.each<[ImageScan["findings"], string, boolean]>([
  [undefined, "", false],
  [{}, "", false],
  [{ LOW: 3, INFORMATIONAL: 1 }, "3 LOW, 1 INFORMATIONAL", false],
  [{ LOW: 3, MEDIUM: 2, HIGH: 0 }, "2 MEDIUM, 3 LOW", false],
  [{ LOW: 9, HIGH: 1, CRITICAL: 2 }, "2 CRITICAL, 1 HIGH", true],
])("%j are told as %j", (findings, told, isGrave) => {
  const { worst, ...rest } = scanFindings({ status: "COMPLETE", findings });
  expect(worst.map(({ severity, count }) => `${count} ${severity}`).join(", ")).toBe(told);
  expect(rest).toEqual({ isGrave });
});
