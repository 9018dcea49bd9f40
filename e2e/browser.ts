import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import type { LaunchOptions } from "@playwright/test";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** No look-ups but of this machine: an endpoint below localhost is this machine too. */
const ownHosts = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE *.localhost , EXCLUDE 127.0.0.1";

/** The browser that `scripts/setup.mjs` has found, else one of the usual places, else Playwright's own. */
export function browserOptions(): LaunchOptions {
  const executablePath = process.env.CHROME_PATH || places.find((place) => existsSync(place));
  return { executablePath, args: [ownHosts, ...(userInfo().uid === 0 ? ["--no-sandbox"] : [])] };
}
