import { contract } from "@/lib/api/contract";
import { cancelBuild } from "@/server/builds/cancel-build";
import { handle } from "@/server/http/handle";

export const POST = handle(contract.cancelBuild, cancelBuild);
