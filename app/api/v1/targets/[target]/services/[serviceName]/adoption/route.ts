import { contract } from "@/lib/api/contract";
import { readAdoption } from "@/server/adoption/read-adoption";
import { handle } from "@/server/http/handle";

export const GET = handle(contract.readAdoption, readAdoption);
