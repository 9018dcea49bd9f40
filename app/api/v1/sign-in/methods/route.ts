import { contract } from "@/lib/api/contract";
import { handleOpen } from "@/server/http/handle";
import { readSignInMethods } from "@/server/sign-in/read-sign-in-methods";

export const GET = handleOpen(contract.readSignInMethods, readSignInMethods);
