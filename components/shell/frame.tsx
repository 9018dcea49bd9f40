"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useText } from "@/lib/text/text-provider";
import { Shortcuts } from "./shortcuts";
import { TopBar } from "./top-bar";

/** Nobody is signed in there, or nobody is near. */
const bare = ["/sign-in", "/wall"];

/** What is around every other page. */
export function Frame({ children }: { children: ReactNode }) {
  const { shell } = useText();
  if (bare.includes(usePathname())) return children;

  return (
    <>
      <a
        href="#content"
        className="absolute -top-20 left-3 z-50 rounded-md bg-primary px-3 py-2 text-primary-foreground focus:top-2"
      >
        {shell.skip}
      </a>
      <TopBar />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto max-w-[1680px] px-6 pt-5 pb-12 outline-none max-desk:px-3 max-desk:pt-3.5"
      >
        {children}
      </main>
      <Shortcuts />
    </>
  );
}
