import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import type { Problem } from "@/lib/domain/problem-body";
import { toProblem } from "@/lib/domain/to-problem";
import { problemFromAws } from "./problem-from-aws";

/** Looks at parts each by itself: one that AWS refuses or does not answer leaves the others as they are. */
export class PartialLook<Part extends string> {
  readonly #problems = new Map<Part, ProblemError>();

  /** Without credentials nothing can be looked at, so that alone ends it all. */
  async read<Found>(part: Part, otherwise: Found, look: () => Promise<Found>): Promise<Found> {
    try {
      return await look();
    } catch (error) {
      const problem = error instanceof ProblemError ? error : problemFromAws(error);
      if (!problem?.kind.startsWith("aws-") || problem.kind === "aws-credentials") throw problem ?? error;
      this.#problems.set(part, problem);
      return otherwise;
    }
  }

  problemOf(part: Part): ProblemError | undefined {
    return this.#problems.get(part);
  }

  get problems(): { part: Part; problem: Problem }[] {
    return [...this.#problems].map(([part, problem]) => ({ part, problem: toProblem(problem) }));
  }
}
