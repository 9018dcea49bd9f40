import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readService } from "@/server/services/read-service";

export const GET = handle(contract.readService, readService);
