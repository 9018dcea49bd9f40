import { contract } from "@/lib/api/contract";
import { handleStream } from "@/server/http/handle";
import { followRunLog } from "@/server/runs/follow-run";

export const GET = handleStream(contract.followRunLog, followRunLog);
