import "server-only";

/** The name or address of this machine, as only this machine can reach it; with or without a port. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/(?<=^[^:]+|\]):\d+$/, "").replace(/^\[|\]$/g, "");
  return name === "localhost" || name === "::1" || /^127\.\d+\.\d+\.\d+$/.test(name);
}

export function isLoopbackUrl({ hostname }: URL): boolean {
  return isLoopbackHost(hostname);
}
