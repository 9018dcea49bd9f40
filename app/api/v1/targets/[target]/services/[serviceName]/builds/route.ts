import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listBuilds } from "@/server/services/list-builds";

export const GET = handle(contract.listBuilds, listBuilds);
