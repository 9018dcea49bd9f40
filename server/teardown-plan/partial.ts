import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import type { TeardownPart } from "@/lib/domain/teardown-kinds";
import type { TeardownPlan } from "@/lib/domain/teardown-plan";
import { problemFromAws } from "@/server/aws/problem-from-aws";

/** Looks at parts each by itself: one that AWS refuses or does not answer leaves the others as they are. */
export class Partial {
  readonly #problems = new Map<TeardownPart, ProblemError>();

  /** Without credentials nothing can be looked at, so that alone ends it all. */
  async read<Found>(part: TeardownPart, otherwise: Found, look: () => Promise<Found>): Promise<Found> {
    try {
      return await look();
    } catch (error) {
      const problem = error instanceof ProblemError ? error : problemFromAws(error);
      if (!problem?.kind.startsWith("aws-") || problem.kind === "aws-credentials") throw problem ?? error;
      this.#problems.set(part, problem);
      return otherwise;
    }
  }

  problemOf(part: TeardownPart): ProblemError | undefined {
    return this.#problems.get(part);
  }

  get problems(): TeardownPlan["problems"] {
    return [...this.#problems].map(([part, problem]) => ({ part, problem: problem.toProblem() }));
  }
}
