import { GonePage } from "@/components/problem/gone-page";

export default function NotFound() {
  return <GonePage />;
}
