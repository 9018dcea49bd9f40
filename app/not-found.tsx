import { GonePage } from "@/components/problem/gone-page";
import { requestText } from "./request-preferences";

export default async function NotFound() {
  const { problem } = await requestText();
  return <GonePage words={problem.notFound} />;
}
