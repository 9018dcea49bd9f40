import { contract } from "@/lib/api/contract";
import { handleResponse } from "@/server/http/handle";
import { exportReceipt } from "@/server/runs/export-receipt";

export const GET = handleResponse(contract.exportReceipt, exportReceipt);
