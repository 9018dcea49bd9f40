import { contract } from "@/lib/api/contract";
import { readBuild } from "@/server/builds/read-build";
import { handle } from "@/server/http/handle";

export const GET = handle(contract.readBuild, readBuild);
