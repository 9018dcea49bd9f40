import { contract } from "@/lib/api/contract";
import { saveExchangeRate } from "@/server/cost/save-exchange-rate";
import { handle } from "@/server/http/handle";

export const POST = handle(contract.saveExchangeRate, saveExchangeRate);
