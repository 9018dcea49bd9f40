"use client";

import { Search } from "lucide-react";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { useText } from "@/lib/text/text-provider";
import type { ServiceFilter } from "./service-states";

interface ServiceToolsProps {
  filter: ServiceFilter;
  onFilter: (filter: ServiceFilter) => void;
}

export function ServiceTools({ filter, onFilter }: ServiceToolsProps) {
  const { board } = useText();
  return (
    <div className="relative mb-3 desk:w-80">
      <Search size={14} aria-hidden="true" className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
      <Input
        type="search"
        data-filter
        aria-label={board.filter}
        placeholder={board.filter}
        value={filter.words}
        onChange={({ target }) => onFilter({ ...filter, words: target.value })}
        className="px-8"
      />
      {!filter.words && (
        <Kbd aria-hidden="true" className="absolute top-1/2 right-2.5 -translate-y-1/2 max-desk:hidden">
          /
        </Kbd>
      )}
    </div>
  );
}
