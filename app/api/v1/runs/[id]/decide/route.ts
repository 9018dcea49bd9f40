import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { decideTeardown } from "@/server/runs/decide-teardown";

export const POST = handle(contract.decideTeardown, decideTeardown);
