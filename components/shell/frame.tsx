"use client";

import { usePathname } from "next/navigation";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useText } from "@/lib/text/text-provider";
import { Shortcuts } from "./shortcuts";
import { TopBar } from "./top-bar";

/** Fetched when somebody asks for it. */
const Palette = lazy(() => import("./palette").then((module) => ({ default: module.Palette })));

/** Nobody is signed in there, or nobody is near. */
const bare = ["/sign-in", "/wall"];

/** What is around every other page. */
export function Frame({ children }: { children: ReactNode }) {
  const { shell } = useText();
  const [isFinding, setFinding] = useState(false);
  if (bare.includes(usePathname())) return children;
  const find = () => setFinding(true);

  return (
    <>
      <a
        href="#content"
        className="absolute -top-20 left-3 z-50 rounded-md bg-primary px-3 py-2 text-primary-foreground focus:top-2"
      >
        {shell.skip}
      </a>
      <TopBar onFind={find} />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto max-w-[1680px] px-6 pt-5 pb-12 outline-none max-desk:px-3 max-desk:pt-3.5"
      >
        {children}
      </main>
      <Shortcuts onFind={find} />
      <Suspense>{isFinding && <Palette onClose={() => setFinding(false)} />}</Suspense>
    </>
  );
}
