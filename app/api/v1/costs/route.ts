import { contract } from "@/lib/api/contract";
import { listCosts } from "@/server/cost/list-costs";
import { handle } from "@/server/http/handle";

export const GET = handle(contract.listCosts, listCosts);
