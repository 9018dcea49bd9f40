import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readReceipt } from "@/server/runs/read-receipt";

export const GET = handle(contract.readReceipt, readReceipt);
