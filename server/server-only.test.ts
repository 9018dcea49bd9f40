import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ofTools = ["store/drizzle.config.ts"];

test("no file of the server can end up in a browser", () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !ofTools.includes(file))
    .filter(
      (file) => !readFileSync(path.join(import.meta.dirname, file), "utf8").startsWith('import "server-only";\n'),
    );
  expect(files).toEqual([]);
});
