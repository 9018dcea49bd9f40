import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readTeardownPlan } from "@/server/teardown/read-plan";

export const GET = handle(contract.readTeardownPlan, readTeardownPlan);
