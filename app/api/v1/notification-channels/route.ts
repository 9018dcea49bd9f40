import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listChannels } from "@/server/notifications/list-channels";
import { saveChannel } from "@/server/notifications/save-channel";

export const GET = handle(contract.listChannels, listChannels);
export const POST = handle(contract.saveChannel, saveChannel);
