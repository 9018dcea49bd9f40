import "server-only";

/**
 * Next bundles routes, runs and watchers apart, each with an SDK of its own, and the SDK's page loops refuse a client that is not of
 * their own copy. Clients are shared by all of them, so that a client of another copy is one all the same.
 */
export function acceptAnyCopy(classes: readonly object[]): void {
  for (const each of classes) {
    Object.defineProperty(each, Symbol.hasInstance, { value: isClient, configurable: true });
  }
}

function isClient(value: unknown): boolean {
  return typeof value === "object" && value !== null && "send" in value && "middlewareStack" in value;
}
