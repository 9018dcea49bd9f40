import { contract } from "@/lib/api/contract";
import { handleOpen } from "@/server/http/handle";
import { openWallSession } from "@/server/wall/open-wall-session";

export const POST = handleOpen(contract.openWallSession, openWallSession);
