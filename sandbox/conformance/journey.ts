import type { clientConfig } from "../client-config";
import type { Sandbox } from "../server";

/** What a journey through one service has with it. */
export interface Traveller {
  sandbox: Sandbox;
  config: ReturnType<typeof clientConfig>;
  /** Clients of the service have to be handed over to this. */
  watched<Client extends object>(client: Client): Client;
}

/** Calls every operation of a service at least once, in an order in which each can go well. */
export type Journey = (traveller: Traveller) => Promise<void>;

export const minute = 60_000;

export function trust(Service: string): string {
  const Statement = [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

export const allowAll = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});
