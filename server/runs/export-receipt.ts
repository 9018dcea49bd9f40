import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import { receiptMarkdown } from "@/lib/domain/receipt-markdown";
import type { Context } from "@/server/context";
import { readReceipt } from "./read-receipt";

export async function exportReceipt(
  context: Context,
  { id, format }: InputOf<typeof contract.exportReceipt>,
): Promise<Response> {
  const receipt = await readReceipt(context, { id });
  const isMarkdown = format === "md";
  return new Response(isMarkdown ? receiptMarkdown(receipt) : `${JSON.stringify(receipt, null, 2)}\n`, {
    headers: {
      "content-type": `${isMarkdown ? "text/markdown" : "application/json"}; charset=utf-8`,
      "content-disposition": `attachment; filename="slipway-receipt-${receipt.number}.${format}"`,
      "cache-control": "no-store",
    },
  });
}
