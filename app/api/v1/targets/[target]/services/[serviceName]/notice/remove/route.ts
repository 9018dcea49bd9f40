import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { removeNotice } from "@/server/services/change-marks";

export const POST = handle(contract.removeNotice, removeNotice);
