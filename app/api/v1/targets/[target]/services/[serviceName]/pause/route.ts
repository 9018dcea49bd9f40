import { contract } from "@/lib/api/contract";
import { pauseService } from "@/server/cost/pause-service";
import { handle } from "@/server/http/handle";

export const POST = handle(contract.pauseService, pauseService);
