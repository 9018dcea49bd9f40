import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { removeChannel } from "@/server/notifications/remove-channel";

export const POST = handle(contract.removeChannel, removeChannel);
