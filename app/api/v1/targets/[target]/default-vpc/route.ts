import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { createDefaultVpc } from "@/server/targets/create-default-vpc";

export const POST = handle(contract.createDefaultVpc, createDefaultVpc);
