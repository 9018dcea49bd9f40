import "server-only";
import type { STSClient } from "@aws-sdk/client-sts";
import { rememberOperation } from "./problem-from-aws";

/** The client, whose errors will tell of which service and call they are. */
export function named<Client extends { middlewareStack: unknown }>(service: string, client: Client): Client {
  // The stacks of all clients have no common call signature; each takes any middleware of this shape.
  const stack = client.middlewareStack as STSClient["middlewareStack"];
  stack.add(rememberOperation(service), { step: "initialize", name: "rememberOperation" });
  return client;
}
