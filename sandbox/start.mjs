// Starts the sandbox as one bundle: to load its many small files one by one would take several times as long.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
// The very bundler that tsx compiles with.
const { build } = createRequire(require.resolve("tsx"))("esbuild");

const outdir = path.join(import.meta.dirname, "../node_modules/.cache/sandbox");
const { outputFiles } = await build({
  entryPoints: [path.join(import.meta.dirname, "main.ts")],
  outdir,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  packages: "external",
  format: "esm",
  platform: "node",
  target: "node20",
  logLevel: "error",
  write: false,
});
mkdirSync(outdir, { recursive: true });
for (const { path: file, contents } of outputFiles) {
  // Another sandbox may be starting at the same time.
  const part = `${file}.${process.pid}`;
  writeFileSync(part, contents);
  renameSync(part, file);
}
await import(pathToFileURL(path.join(outdir, "main.mjs")).href);
