import { contract } from "@/lib/api/contract";
import { exportActivity } from "@/server/activity/export-activity";
import { handleResponse } from "@/server/http/handle";

export const GET = handleResponse(contract.exportActivity, exportActivity);
