import { z } from "zod";

/** What a command of the AWS CLI is for; the words are in `lib/text`. */
export const cliPurposes = [
  "place",
  "values",
  "default-vpc",
  "build-stack",
  "build",
  "image",
  "service-stack",
  "image-of-stack",
  "image-of-service",
  "endpoint",
  "look",
  "follow",
  "log",
  "roll-out",
  "stop",
  "pause",
  "resume",
  "stop-build",
  "cancel-update",
  "delete-stack",
  "continue-rollback",
] as const;

export const CliCommand = z.object({ does: z.enum(cliPurposes), command: z.string() });
export type CliCommand = z.infer<typeof CliCommand>;
