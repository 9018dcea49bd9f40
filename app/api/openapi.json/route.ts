import { contract } from "@/lib/api/contract";
import { handleOpen } from "@/server/http/handle";
import { readOpenApi } from "@/server/http/openapi";

export const GET = handleOpen(contract.readOpenApi, readOpenApi);
