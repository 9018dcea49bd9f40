import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readServiceMetrics } from "@/server/services/read-service-metrics";

export const GET = handle(contract.readServiceMetrics, readServiceMetrics);
