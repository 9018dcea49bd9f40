import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const { dependencies } = JSON.parse(read("package.json"));
const { packages } = JSON.parse(read("package-lock.json")) as {
  packages: Record<string, { dev?: boolean; devOptional?: boolean; license?: string }>;
};

test("nothing that is shipped is under a licence that asks for more than its text", () => {
  const shipped = Object.entries(packages).filter(([name, { dev, devOptional }]) => name && !dev && !devOptional);
  const copyleft = shipped.filter(([, { license = "" }]) => /(?<!L)GPL|SSPL|BUSL/.test(license));
  expect(shipped.length).toBeGreaterThan(100);
  expect(copyleft.map(([name]) => name)).toEqual([]);
});

test("what the console imports is among what is shipped", () => {
  const files = ["app", "components", "lib", "server"].flatMap(sourcesIn).concat("instrumentation.ts");
  const imported = files.flatMap((file) =>
    [
      ...read(file).matchAll(
        /^(?:import|export)(?! type).* from "((?:@[\w.-]+\/)?[\w.-]+)|import\("((?:@[\w.-]+\/)?[\w.-]+)/gm,
      ),
    ].map(([, name, lazy]) => name ?? lazy ?? ""),
  );
  const foreign = [...new Set(imported)].filter((name) => name !== "node" && !name.startsWith("."));
  const missing = foreign.filter((name) => !Object.hasOwn(dependencies, name));
  expect(foreign.length).toBeGreaterThan(10);
  expect(missing).toEqual([]);
});

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/(test|testing|config)\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}
