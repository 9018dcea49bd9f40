import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { Text } from "@/lib/text/en";

/** Its words are given: the server shows it with those of the request, and then no page carries it. */
export function GonePage({ words }: { words: Text["problem"]["notFound"] }) {
  return (
    <div className="grid justify-items-start gap-2">
      <h1 className="text-xl">{words.title}</h1>
      <p className="text-ink-2">{words.wayOut}</p>
      <Button asChild className="mt-2">
        <Link href="/">{words.back}</Link>
      </Button>
    </div>
  );
}
