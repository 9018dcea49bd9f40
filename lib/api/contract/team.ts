import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { TeamStatus } from "@/lib/domain/team-status";

export const readTeam = endpoint({
  method: "GET",
  path: "/api/v1/team",
  summary:
    "All services of all targets that one may see, as last read, and how old that is; a screen gets addresses and cost only where an admin allows it",
  input: z.strictObject({}),
  output: TeamStatus,
});
