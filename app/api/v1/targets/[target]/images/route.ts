import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listImages } from "@/server/targets/list-images";

export const GET = handle(contract.listImages, listImages);
