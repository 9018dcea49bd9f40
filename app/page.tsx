import type { Metadata } from "next";
import { requestText } from "@/app/request-preferences";
import { Board } from "@/components/service/board";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { board } = await requestText();
  return { title: board.title };
}

export default async function HomePage() {
  await requireSession("/");
  return <Board />;
}
