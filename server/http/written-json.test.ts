import { once } from "node:events";
import { get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attendedServer } from "./attended-testing";
import { writtenJson } from "./written-json";

const long = JSON.stringify(Array.from({ length: 20_000 }, (_, index) => `service-${index}`));
const short = JSON.stringify(["service"]);
let server: Server;

beforeAll(async () => {
  server = await attendedServer(async (incoming, response) => {
    const request = new Request("http://localhost:3000/", { headers: { "accept-encoding": wantedBy(incoming) } });
    const answer = await writtenJson(incoming.url === "/long" ? long : short, request);
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
});

afterAll(() => server.close());

function wantedBy({ headers }: IncomingMessage): string {
  return String(headers["accept-encoding"] ?? "");
}

async function ask(path: string, wanted: string): Promise<{ encoding?: string; body: Buffer }> {
  const { port } = server.address() as AddressInfo;
  const asked = get({ host: "127.0.0.1", port, path, headers: { "accept-encoding": wanted } });
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  return { encoding: answer.headers["content-encoding"], body: Buffer.concat(await answer.toArray()) };
}

test.each([
  ["what is long, where it is wanted", "/long", "br, gzip", "gzip", long],
  ["what is long, where it is not wanted", "/long", "identity", undefined, long],
  ["what is long, where it is refused", "/long", "gzip;q=0, identity", undefined, long],
  ["what is short", "/short", "gzip", undefined, short],
])("%s, is told as it is sent", async (_, path, wanted, encoding, expected) => {
  const { encoding: told, body } = await ask(path, wanted);
  expect(told).toBe(encoding);
  expect((told ? gunzipSync(body) : body).toString()).toBe(expected);
});
