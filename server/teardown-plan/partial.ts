import "server-only";
import type { TeardownPart } from "@/lib/domain/teardown-kinds";
import { PartialLook } from "@/server/aws/partial-look";

export class Partial extends PartialLook<TeardownPart> {}
