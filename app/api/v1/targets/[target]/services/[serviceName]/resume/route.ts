import { contract } from "@/lib/api/contract";
import { resumeService } from "@/server/cost/resume-service";
import { handle } from "@/server/http/handle";

export const POST = handle(contract.resumeService, resumeService);
