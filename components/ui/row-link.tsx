"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";

interface RowLinkProps extends Omit<ComponentProps<typeof Link>, "prefetch" | "onMouseEnter" | "onTouchStart"> {
  href: string;
}

/** One of many in a list: its page is fetched ahead where somebody points at it, not for each that is seen. */
export function RowLink({ href, ...rest }: RowLinkProps) {
  const router = useRouter();
  const fetchAhead = () => router.prefetch(href);
  return <Link {...rest} href={href} prefetch={false} onMouseEnter={fetchAhead} onTouchStart={fetchAhead} />;
}
