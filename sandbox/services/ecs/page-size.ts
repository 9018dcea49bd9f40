import { invalidParameter } from "./invalid-parameter";

const MOST = 100;

/** Of every list of ECS. */
export function checkPageSize(maxResults: number | undefined): void {
  if (maxResults === undefined || (maxResults >= 1 && maxResults <= MOST)) return;
  throw invalidParameter(`maxResults must be between 1 and ${MOST}.`);
}
