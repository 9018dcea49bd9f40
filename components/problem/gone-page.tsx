"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { useText } from "@/lib/text/text-provider";

export function GonePage() {
  const { notFound } = useText().problem;
  return (
    <div className="grid justify-items-start gap-2">
      <h1 className="text-xl">{notFound.title}</h1>
      <p className="text-ink-2">{notFound.wayOut}</p>
      <Button asChild className="mt-2">
        <Link href="/">{notFound.back}</Link>
      </Button>
    </div>
  );
}
