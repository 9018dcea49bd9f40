import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { WallDoor } from "@/components/wall/wall-door";

export async function generateMetadata(): Promise<Metadata> {
  const { wall } = await requestTextPart("access");
  return { title: wall.title };
}

export default function WallPage() {
  return <WallDoor />;
}
