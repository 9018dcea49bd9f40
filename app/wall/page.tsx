import type { Metadata } from "next";
import { requestAccessText } from "@/app/request-preferences";
import { WallDoor } from "@/components/wall/wall-door";

export async function generateMetadata(): Promise<Metadata> {
  const { wall } = await requestAccessText();
  return { title: wall.title };
}

export default function WallPage() {
  return <WallDoor />;
}
