import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listOutsideWorks } from "@/server/outside/list-outside-works";

export const GET = handle(contract.listOutsideWorks, listOutsideWorks);
