import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { setEndDate } from "@/server/services/set-end-date";

export const POST = handle(contract.setEndDate, setEndDate);
