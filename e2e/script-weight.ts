import type { Page } from "@playwright/test";

/** Of each script that a page has fetched, how many bytes came over the wire, compressed as they are, without headers. */
export type ScriptWeight = ReadonlyMap<string, number>;

const quietMs = 700;
const mostMs = 8_000;

/** What a page loads for its first visit, as nothing is kept by the browser; what it fetches after the first paint counts as well. */
export async function weighScripts(page: Page): Promise<(address: string) => Promise<ScriptWeight>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const begun = new Map<string, { url: string; headerBytes: number }>();
  let weight = new Map<string, number>();
  let cameAt = 0;
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") begun.set(requestId, { url: response.url, headerBytes: response.encodedDataLength });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const script = begun.get(requestId);
    if (!script) return;
    weight.set(script.url, encodedDataLength - script.headerBytes);
    cameAt = Date.now();
  });

  return async (address) => {
    begun.clear();
    weight = new Map();
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const deadline = Date.now() + mostMs;
    const isComing = async () => Date.now() - cameAt < quietMs || (await page.locator(".shimmering").count()) > 0;
    while (Date.now() < deadline && (await isComing())) await page.waitForTimeout(100);
    return weight;
  };
}

export function bytesOf(weight: ScriptWeight): number {
  return [...weight.values()].reduce((sum, bytes) => sum + bytes, 0);
}

const known = new Map<string, Promise<boolean>>();

/** By what each of its clients has in it. */
export function isOfAwsSdk(url: string): Promise<boolean> {
  const is =
    known.get(url) ?? fetch(url).then(async (answer) => /x-amz-user-agent|AWS4-HMAC/.test(await answer.text()));
  known.set(url, is);
  return is;
}
