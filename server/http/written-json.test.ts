import { once } from "node:events";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { attendEveryRequest } from "./every-request";
import { writtenJson } from "./written-json";

const long = JSON.stringify(Array.from({ length: 20_000 }, (_, index) => `service-${index}`));
const short = JSON.stringify(["service"]);
let server: Server;

beforeAll(async () => {
  vi.stubEnv("HOSTNAME", "127.0.0.1");
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  vi.stubEnv("NEXTAUTH_SECRET", "the-secret-of-the-tests-0123456789ab");
  attendEveryRequest();
  server = createServer(async (incoming, response) => {
    const request = new Request("http://localhost:3000/", { headers: { "accept-encoding": wantedBy(incoming) } });
    const answer = await writtenJson(incoming.url === "/long" ? long : short, request);
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    response.end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
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
  ["what is short", "/short", "gzip", undefined, short],
])("%s, is told as it is sent", async (_, path, wanted, encoding, expected) => {
  const { encoding: told, body } = await ask(path, wanted);
  expect(told).toBe(encoding);
  expect((told ? gunzipSync(body) : body).toString()).toBe(expected);
});
