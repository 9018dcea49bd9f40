import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listLeftovers } from "@/server/teardown/list-leftovers";

export const GET = handle(contract.listLeftovers, listLeftovers);
