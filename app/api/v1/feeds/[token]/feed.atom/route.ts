import { contract } from "@/lib/api/contract";
import { readFeed } from "@/server/feeds/read-feed";
import { handleOpenResponse } from "@/server/http/handle";

export const GET = handleOpenResponse(contract.readFeed, readFeed);
