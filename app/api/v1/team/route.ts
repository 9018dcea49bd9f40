import { contract } from "@/lib/api/contract";
import { handleResponse } from "@/server/http/handle";
import { readTeam } from "@/server/team/read-team";

export const GET = handleResponse(contract.readTeam, readTeam);
