import { contract } from "@/lib/api/contract";
import { beginDeviceSignIn, readDeviceSignIn } from "@/server/access/device-sign-in";
import { handleOpen } from "@/server/http/handle";

export const GET = handleOpen(contract.readDeviceSignIn, readDeviceSignIn);
export const POST = handleOpen(contract.beginDeviceSignIn, beginDeviceSignIn);
