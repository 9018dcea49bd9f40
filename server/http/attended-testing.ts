import "server-only";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { vi } from "vitest";
import { attendEveryRequest } from "./every-request";

/** A server on loopback whose requests and answers are attended to as in the console. */
export async function attendedServer(answer: RequestListener): Promise<Server> {
  vi.stubEnv("HOSTNAME", "127.0.0.1");
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  vi.stubEnv("NEXTAUTH_SECRET", "the-secret-of-the-tests-0123456789ab");
  attendEveryRequest();
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
