import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { Wall } from "@/components/wall/wall";

export async function generateMetadata(): Promise<Metadata> {
  const { wall } = await requestTextPart("team");
  return { title: wall.title };
}

export default function WallPage() {
  return <Wall />;
}
