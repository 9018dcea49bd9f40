import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listNetworks } from "@/server/targets/list-networks";

export const GET = handle(contract.listNetworks, listNetworks);
