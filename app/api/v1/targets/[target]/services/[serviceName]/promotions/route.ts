import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listPromotions } from "@/server/runs/list-promotions";

export const GET = handle(contract.listPromotions, listPromotions);
