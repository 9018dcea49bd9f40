import { contract } from "@/lib/api/contract";
import { handleWritten } from "@/server/http/handle";
import { readTeam } from "@/server/team/read-team";

export const GET = handleWritten(contract.readTeam, readTeam);
