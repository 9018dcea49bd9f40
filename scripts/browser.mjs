import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { commandOf, run, runNode } from "./project.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const macApplications = ["Google Chrome", "Chromium", "Microsoft Edge"];

/** The path of a Chromium that starts: CHROME_PATH, one on PATH, Playwright's own; else one is installed. */
export async function ensureBrowser() {
  const found = (await findBrowser()) ?? (await installBrowser());
  await ensureJapaneseFont();
  return found;
}

async function findBrowser() {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (starts(given)) return given;
    throw new Error(`CHROME_PATH is ${given}, which does not start.`);
  }
  return [...onPath(names), ...macBrowsers(), await playwrightBrowser()].find(starts);
}

async function installBrowser() {
  console.log("Installing a browser…");
  await runNode([commandOf("@playwright/test", "playwright"), "install", "chromium"]);
  const own = await playwrightBrowser();
  if (starts(own)) return own;
  await aptInstall("chromium");
  const found = onPath(names).find(starts);
  if (found) return found;
  throw new Error("No browser could be installed. Install Chromium or Chrome, or set CHROME_PATH to one.");
}

/** Without a font, Japanese pages are pictures of empty boxes; the tests pass all the same. */
async function ensureJapaneseFont() {
  if (process.platform !== "linux" || hasJapaneseFont()) return;
  await aptInstall("fonts-noto-cjk");
  if (!hasJapaneseFont()) console.log("No Japanese font is installed: Japanese pages will show boxes in pictures.");
}

function hasJapaneseFont() {
  try {
    return execFileSync("fc-list", [":lang=ja"], { encoding: "utf8" }).trim() !== "";
  } catch {
    return false;
  }
}

async function aptInstall(name) {
  const [apt] = onPath(["apt-get"]);
  if (!apt) return;
  const isRoot = process.getuid?.() === 0;
  const [sudo] = onPath(["sudo"]);
  if (!isRoot && !sudo) return;
  const command = isRoot ? [apt] : [sudo, "-n", apt];
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", name]]) {
    await run(command[0], [...command.slice(1), ...args], { DEBIAN_FRONTEND: "noninteractive" });
  }
}

async function playwrightBrowser() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

function onPath(wanted) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return wanted.flatMap((name) => folders.map((folder) => path.join(folder, name))).filter(isExecutable);
}

function macBrowsers() {
  if (process.platform !== "darwin") return [];
  return macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`).filter(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A wrapper without its program, or one without its libraries, is no browser. */
function starts(file) {
  if (!file || !existsSync(file)) return false;
  try {
    execFileSync(file, ["--version"], { timeout: 20_000, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
