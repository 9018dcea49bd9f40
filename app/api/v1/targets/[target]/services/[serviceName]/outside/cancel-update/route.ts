import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { cancelOutsideUpdate } from "@/server/outside/cancel-outside-update";

export const POST = handle(contract.cancelOutsideUpdate, cancelOutsideUpdate);
