"use client";

import { Check, Copy } from "lucide-react";
import { type ComponentProps, useEffect, useState } from "react";
import { useText } from "@/lib/text/text-provider";
import { Button } from "./button";

interface CopyButtonProps extends Omit<ComponentProps<typeof Button>, "onClick" | "value"> {
  /** Read when pressed, and fetched then where it takes more than what is on the page. */
  value: () => string | Promise<string>;
}

export function CopyButton({ value, children, ...props }: CopyButtonProps) {
  const { common } = useText();
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = async () => {
    await navigator.clipboard.writeText(await value());
    setCopied(true);
  };

  const Icon = isCopied ? Check : Copy;
  return (
    <Button onClick={() => void copy()} {...props}>
      <Icon size={14} aria-hidden="true" />
      <span aria-live="polite">{isCopied ? common.copied : (children ?? common.copy)}</span>
    </Button>
  );
}
