import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listEnds } from "@/server/services/list-ends";

export const GET = handle(contract.listEnds, listEnds);
