import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listServices } from "@/server/services/list-services";

export const GET = handle(contract.listServices, listServices);
