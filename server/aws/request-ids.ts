import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

// One for the whole process: Next bundles routes and instrumentation apart, so a module variable would be there twice.
const own = globalThis as typeof globalThis & { slipwayRequestIds?: AsyncLocalStorage<string[]> };

/** Of one act; AWS Support and CloudTrail find a call by it. */
const requestIdsMax = 100;

const looks = /^(Describe|List|Get|BatchGet|BatchCheck|Validate|Filter|Search|Lookup)/;

function storage(): AsyncLocalStorage<string[]> {
  own.slipwayRequestIds ??= new AsyncLocalStorage();
  return own.slipwayRequestIds;
}

/** Does the work, and puts the request ids of its calls to AWS that change something into the list as they are answered. */
export function collectRequestIds<T>(requestIds: string[], work: () => Promise<T>): Promise<T> {
  return storage().run(requestIds, work);
}

/** What AWS answered a call with, be it an error. */
export function noteRequestId(commandName: string, answer: unknown): void {
  const requestIds = storage().getStore();
  if (!requestIds || requestIds.length >= requestIdsMax || looks.test(commandName)) return;
  const { requestId } = metadataOf(answer);
  if (requestId) requestIds.push(requestId);
}

function metadataOf(answer: unknown): { requestId?: string } {
  if (typeof answer !== "object" || answer === null || !("$metadata" in answer)) return {};
  return answer.$metadata as { requestId?: string };
}
