// Starts the sandbox as one bundle: to load its many small files one by one would take several times as long.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

const require = createRequire(import.meta.url);
const outdir = path.join(import.meta.dirname, "../node_modules/.cache/sandbox");
const manifest = path.join(outdir, "inputs.json");

// A world of thousands of services lives long: collecting it a little oftener costs less than twice its memory.
setFlagsFromString("--heap-growing-percent=30");
if (!isFresh()) await bundle();
await import(pathToFileURL(path.join(outdir, "main.mjs")).href);

async function bundle() {
  // The very bundler that tsx compiles with.
  const { build } = createRequire(require.resolve("tsx"))("esbuild");
  const { outputFiles, metafile } = await build({
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
    metafile: true,
    write: false,
  });
  mkdirSync(outdir, { recursive: true });
  for (const { path: file, contents } of outputFiles) write(file, contents);
  const stamps = Object.keys(metafile.inputs).map((file) => [path.resolve(file), stampOf(file)]);
  write(manifest, JSON.stringify({ root: import.meta.dirname, stamps }));
}

/** Whether nothing that went into the bundle has changed since. */
function isFresh() {
  try {
    const { root, stamps } = JSON.parse(readFileSync(manifest, "utf8"));
    return root === import.meta.dirname && stamps.every(([file, stamp]) => stampOf(file) === stamp);
  } catch {
    return false;
  }
}

function stampOf(file) {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs}/${size}`;
}

/** At once, since another sandbox may be starting at the same time. */
function write(file, contents) {
  const part = `${file}.${process.pid}`;
  writeFileSync(part, contents);
  renameSync(part, file);
}
