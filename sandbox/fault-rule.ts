import { z } from "zod";

const longestMs = 3_600_000;

/** What shall go wrong, where, and how often. */
export const FaultRule = z.strictObject({
  kind: z.enum([
    "throttle",
    "deny",
    "error",
    "latency",
    "reset-before",
    "reset-after",
    "truncate",
    "malformed",
    "hang",
    "skew",
    "expired",
    "revoked",
  ]),
  /** Twelve digits; every account when left out, and so on. */
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  region: z.string().optional(),
  /** The IAM prefix or signing name, `codebuild`. */
  service: z.string().optional(),
  operation: z.string().optional(),
  /** Strikes what CloudFormation calls for a resource, and nothing else: `throttle`, `deny` or `error`. */
  via: z.literal("cloudformation").optional(),
  probability: z.number().min(0).max(1).optional(),
  /** How often it strikes before it is gone. */
  times: z.int().positive().optional(),
  /** Waited before anything else happens. */
  latencyMs: z.number().min(0).max(longestMs).optional(),
  /** At most so much is added to the latency, by chance. */
  jitterMs: z.number().min(0).max(longestMs).optional(),
  /** For `skew`: how far the sandbox's clock is ahead of the machine's. */
  skewMs: z.number().min(-86_400_000).max(86_400_000).optional(),
  /** For `error`. */
  code: z.string().optional(),
  message: z.string().optional(),
  status: z.int().min(400).max(599).optional(),
});
export type FaultRule = z.infer<typeof FaultRule>;

const Rules = z.array(FaultRule).max(1000);

/** One rule, a list of them, or all that can be set at once. */
export const FaultChange = z.union([
  FaultRule.transform((rule) => ({ rules: [rule] })),
  Rules.transform((rules) => ({ rules })),
  z.strictObject({
    rules: Rules.optional(),
    /** From here on chance goes as with any other sandbox of this seed. */
    seed: z.int().optional(),
    /** Whether AWS's published limits of calls hold. */
    enforceQuotas: z.boolean().optional(),
  }),
]);
export type FaultChange = z.output<typeof FaultChange>;
