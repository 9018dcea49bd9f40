import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { renderTemplates } from "@/server/runs/render-templates";

export const POST = handle(contract.renderTemplates, renderTemplates);
