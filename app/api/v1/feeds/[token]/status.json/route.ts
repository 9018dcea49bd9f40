import { contract } from "@/lib/api/contract";
import { readFeedStatus } from "@/server/feeds/read-feed-status";
import { handleOpenResponse } from "@/server/http/handle";

export const GET = handleOpenResponse(contract.readFeedStatus, readFeedStatus);
