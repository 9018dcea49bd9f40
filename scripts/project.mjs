import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** What the scripts share. They run before anything is installed, so they use Node alone. */
export const root = path.dirname(import.meta.dirname);

export const settings = {
  port: Number(process.env.PORT || 3000),
  sandboxPort: Number(process.env.SANDBOX_PORT || 4566),
  dataDir: path.resolve(root, process.env.SLIPWAY_DATA_DIR || ".slipway"),
};

/** The script of an installed package's command, to be run by this Node. */
export function commandOf(packageName, command = packageName) {
  const folder = path.join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return path.join(folder, typeof bin === "string" ? bin : bin[command]);
}

/** Runs Node with these arguments in the project's folder, its output shown; answers the exit code. */
export function runNode(args, env = {}) {
  return run(process.execPath, args, env);
}

export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** Ends the script with words for a person instead of a stack trace. */
export function fail(error) {
  console.error(`\n${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
