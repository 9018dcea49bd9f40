import "server-only";
import { isLoopbackHost } from "./loopback";

export interface ProxySettings {
  http?: string;
  https?: string;
  noProxy: readonly string[];
}

/** `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in either case; throws for an address that is none. */
export function readProxySettings(given: Record<string, string | undefined>): ProxySettings {
  const find = (name: string) => given[name.toLowerCase()] ?? given[name];
  return {
    http: proxyAddress("HTTP_PROXY", find("HTTP_PROXY")),
    https: proxyAddress("HTTPS_PROXY", find("HTTPS_PROXY")),
    noProxy: (find("NO_PROXY") ?? "").split(/[\s,]+/).filter(Boolean),
  };
}

function proxyAddress(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const address = value.includes("://") ? value : `http://${value}`;
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
  throw new Error(`Slipway cannot start with these settings. ${name}: must be the http: or https: address of a proxy`);
}

interface Destination {
  protocol: "http" | "https";
  /** With or without a port. */
  host: string;
  port: number;
}

/** The proxy for a connection; undefined where none is to be used. This machine itself is never reached by one. */
export function findProxy({ protocol, host, port }: Destination, settings: ProxySettings): string | undefined {
  const proxy = settings[protocol];
  const name = nameOf(host);
  if (!proxy || isLoopbackHost(host) || name.endsWith(".localhost")) return undefined;
  return settings.noProxy.some((entry) => isNamed(entry, name, port)) ? undefined : proxy;
}

function nameOf(host: string): string {
  return host
    .replace(/:\d+$/, "")
    .replace(/^\[|\]$/g, "")
    .toLowerCase();
}

/** `*`, `example.com` with all below it, `.example.com`, `*.example.com`, each with or without a port. */
export function isNamed(entry: string, name: string, port: number): boolean {
  const [, wanted = "", wantedPort] = /^(.*?)(?::(\d+))?$/.exec(entry.trim().toLowerCase()) ?? [];
  if (wantedPort && Number(wantedPort) !== port) return false;
  if (wanted === "*") return true;
  const domain = wanted.replace(/^\*?\./, "");
  return domain !== "" && (name === domain || name.endsWith(`.${domain}`));
}
