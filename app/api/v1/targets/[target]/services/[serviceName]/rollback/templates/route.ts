import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { renderRollback } from "@/server/runs/render-templates";

export const GET = handle(contract.renderRollback, renderRollback);
