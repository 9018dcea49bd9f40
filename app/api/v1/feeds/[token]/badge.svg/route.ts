import { contract } from "@/lib/api/contract";
import { readBadge } from "@/server/feeds/read-badge";
import { handleOpenResponse } from "@/server/http/handle";

export const GET = handleOpenResponse(contract.readBadge, readBadge);
