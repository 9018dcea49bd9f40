import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { commandOf, root } from "@/scripts/project.mjs";
import { freePort } from "../programs";

const files = {
  "package.json": `{ "private": true, "type": "module" }`,
  // The packages are those of this project, so that both folders have to be below the root.
  "next.config.js": `export default { turbopack: { root: ${JSON.stringify(path.parse(root).root)} } };`,
  "app/layout.jsx": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/page.jsx": `export default function Page() { return <h1>Hello</h1>; }`,
};

/** The least that Next and React of this project can be: one page with one heading, built and served as theirs are. */
export async function startHelloApp(): Promise<{ origin: string; stop(): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), "slipway-hello-"));
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const built = spawnSync(process.execPath, [commandOf("next"), "build"], { cwd: folder, env, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`The hello app could not be built:\n${built.stdout}${built.stderr}`);
  const port = await freePort();
  const args = [commandOf("next"), "start", "--port", String(port), "--hostname", "127.0.0.1"];
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: "ignore" });
  const origin = `http://localhost:${port}`;
  while (!(await answers(origin))) await new Promise((resolve) => setTimeout(resolve, 100));
  const stop = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin, stop };
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
