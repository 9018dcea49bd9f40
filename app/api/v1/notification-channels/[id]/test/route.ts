import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { testChannel } from "@/server/notifications/test-channel";

export const POST = handle(contract.testChannel, testChannel);
