import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listSecrets } from "@/server/targets/list-secrets";

export const GET = handle(contract.listSecrets, listSecrets);
