import { contract } from "@/lib/api/contract";
import { listTargetBuilds } from "@/server/builds/list-target-builds";
import { handle } from "@/server/http/handle";

export const GET = handle(contract.listTargetBuilds, listTargetBuilds);
