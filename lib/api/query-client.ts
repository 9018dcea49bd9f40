import { type Query, QueryCache, QueryClient } from "@tanstack/react-query";
import { ProblemError } from "@/lib/domain/problem";

/** So long is nothing asked again that has failed: what fails always must not be asked with each answer. */
const restMs = 2000;

/** No retries: a failed poll shows at once, and the next poll is the retry. What is asked once is asked again when the console is back. */
export function makeQueryClient(): QueryClient {
  const queryCache = new QueryCache({ onSuccess: () => askAgain(queryCache) });
  return new QueryClient({ queryCache, defaultOptions: { queries: { retry: false, networkMode: "always" } } });
}

/** One answer tells that the console answers: what is on the page and got none is asked once more. */
function askAgain(queryCache: QueryCache): void {
  for (const query of queryCache.findAll({ type: "active", fetchStatus: "idle", predicate: hadNoAnswer }))
    query.fetch().catch(() => {}); // its state tells
}

function hadNoAnswer({ state: { error, errorUpdatedAt } }: Query): boolean {
  return error !== null && !(error instanceof ProblemError) && Date.now() - errorUpdatedAt > restMs;
}
