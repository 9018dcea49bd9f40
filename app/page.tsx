import type { Metadata } from "next";
import { requestText } from "@/app/request-preferences";
import { Board } from "@/components/board/board";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { board, common } = await requestText();
  return { title: { absolute: `${board.title} · ${common.product}` } };
}

export default async function HomePage() {
  await requireSession();
  return <Board />;
}
