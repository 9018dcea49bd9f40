import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { summarizeTemplate } from "@/server/targets/summarize-template";

export const POST = handle(contract.summarizeTemplate, summarizeTemplate);
