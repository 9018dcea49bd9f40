import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { Wall } from "@/components/wall/wall";
import { wallText } from "@/lib/text/parts/wall";

export async function generateMetadata(): Promise<Metadata> {
  const wall = await requestTextPart(wallText);
  return { title: wall.title };
}

export default function WallPage() {
  return <Wall />;
}
