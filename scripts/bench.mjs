import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildConsole } from "./build.mjs";
import { tsx } from "./programs.mjs";
import { fail, root } from "./project.mjs";
import { setUp } from "./setup.mjs";

const folder = path.join(root, "e2e/bench");
const figure = /^\S+ \S+ \S+ (ok|short)$/;

/** Runs one case of e2e/bench. It prints a line per figure: `ID measured bound ok|short`; the exit code is 1 when any is short. */
async function bench([name, ...args]) {
  const file = path.join(folder, `${name}.ts`);
  if (!name || !existsSync(file)) throw new Error(`Usage: npm run bench -- CASE. Cases: ${cases().join(", ")}`);
  const browser = await setUp({ browser: true });
  await buildConsole();
  const { code, output } = await runCase(file, args, browser);
  const figures = output.split("\n").flatMap((line) => figure.exec(line.trim())?.[1] ?? []);
  if (figures.length === 0) throw new Error(`The case ${name} has measured nothing.`);
  return code === 0 && figures.every((verdict) => verdict === "ok") ? 0 : 1;
}

function cases() {
  const isCase = (name) => /^\s*report\(/m.test(readFileSync(path.join(folder, name), "utf8"));
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && isCase(name))
    .map((name) => path.basename(name, ".ts"));
}

function runCase(file, args, browser) {
  const env = { ...process.env, CHROME_PATH: browser };
  const child = spawn(process.execPath, [...tsx, "--conditions=react-server", file, ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  return new Promise((resolve) => child.once("exit", (code) => resolve({ code, output })));
}

process.exitCode = await bench(process.argv.slice(2)).catch(fail);
