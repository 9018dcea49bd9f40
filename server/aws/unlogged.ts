import "server-only";

interface LoggingClient {
  middlewareStack: { remove(name: string): boolean };
}

/** The SDK's log makes a copy of each answer, also where nobody has a logger. */
export function unlogged({ middlewareStack }: LoggingClient): void {
  middlewareStack.remove("loggerMiddleware");
}
