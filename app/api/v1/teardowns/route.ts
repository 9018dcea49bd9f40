import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { startTeardown } from "@/server/runs/start-teardown";

export const POST = handle(contract.startTeardown, startTeardown);
