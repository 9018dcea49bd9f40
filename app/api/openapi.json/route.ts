import * as contract from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readOpenApi } from "@/server/http/openapi";

export const GET = handle(contract.readOpenApi, readOpenApi);
