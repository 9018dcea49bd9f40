import { contract } from "@/lib/api/contract";
import { listHistory } from "@/server/history/list-history";
import { handle } from "@/server/http/handle";

export const GET = handle(contract.listHistory, listHistory);
