import { contract } from "@/lib/api/contract";
import { listActivity } from "@/server/activity/list-activity";
import { handle } from "@/server/http/handle";

export const GET = handle(contract.listActivity, listActivity);
