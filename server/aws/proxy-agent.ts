import "server-only";
import http from "node:http";
import https from "node:https";
import { Agent } from "agent-base";
import { HttpsProxyAgent } from "https-proxy-agent";
import { env } from "@/server/env";
import { findProxy } from "@/server/proxy-settings";

const keepAlive = { keepAlive: true, maxSockets: 50 };

interface Agents {
  httpAgent: http.Agent;
  httpsAgent: https.Agent;
}

const own = globalThis as typeof globalThis & { slipwayAgents?: Agents };

/** The connections of the whole process: straight, or through the proxy that the environment names. */
export function proxyAgents(): Agents {
  own.slipwayAgents ??= makeAgents();
  return own.slipwayAgents;
}

function makeAgents(): Agents {
  const straight = { httpAgent: new http.Agent(keepAlive), httpsAgent: new https.Agent(keepAlive) };
  const { proxy } = env();
  if (!proxy.http && !proxy.https) return straight;
  const agent = new EnvProxyAgent(straight);
  // The SDK asks only that it is an agent of Node's, which it is.
  return { httpAgent: agent, httpsAgent: agent as unknown as https.Agent };
}

/** Decides for each connection: what `NO_PROXY` names, and this machine itself, are reached straight. */
class EnvProxyAgent extends Agent {
  private readonly tunnels = new Map<string, HttpsProxyAgent<string>>();

  constructor(private readonly straight: Agents) {
    super({ ...keepAlive });
  }

  override connect(request: http.ClientRequest, options: Parameters<Agent["connect"]>[1]): http.Agent {
    const { secureEndpoint } = options;
    const port = Number(options.port ?? (secureEndpoint ? 443 : 80));
    const protocol = secureEndpoint ? "https" : "http";
    const proxy = findProxy({ protocol, host: String(request.getHeader("host") ?? request.host), port }, env().proxy);
    if (!proxy) return secureEndpoint ? this.straight.httpsAgent : this.straight.httpAgent;
    const tunnel = this.tunnels.get(proxy) ?? new HttpsProxyAgent(proxy, keepAlive);
    this.tunnels.set(proxy, tunnel);
    return tunnel;
  }
}
