import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readServiceHealth } from "@/server/services/read-service-health";

export const GET = handle(contract.readServiceHealth, readServiceHealth);
