import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { problemResponse } from "./problem-response";

/** For the addresses that the API does not have. Next would make a page for each, which costs more than any answer. */
export function answerNotFound(): Response {
  return problemResponse(new ProblemError("not-found", "The API has no such address."));
}
